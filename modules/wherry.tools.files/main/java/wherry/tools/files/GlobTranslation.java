package wherry.tools.files;

/// Writes a glob as a regular expression. Used by one thread, once.
final class GlobTranslation {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private int braces;

    GlobTranslation(String glob) {
        this.glob = glob;
    }

    String regex() {
        while (at < glob.length()) {
            if (isAt("**") && isWholeName()) {
                names();
            } else {
                one(glob.charAt(at++));
            }
        }
        return regex.toString();
    }

    private boolean isAt(String text) {
        return glob.startsWith(text, at);
    }

    /// Whether the two stars here stand between slashes.
    private boolean isWholeName() {
        char before = at == 0 ? '/' : glob.charAt(at - 1);
        char after = at + 2 == glob.length() ? '/' : glob.charAt(at + 2);
        boolean inBraces = braces > 0;
        return (before == '/' || inBraces && (before == '{' || before == ',')) && (after == '/' || inBraces && (after == ',' || after == '}'));
    }

    /// `**/` is any number of names, `/**` at the end at least one.
    private void names() {
        at += 2;
        if (at < glob.length() && glob.charAt(at) == '/') {
            at++;
            regex.append("(?:[^/]+/)*");
        } else {
            regex.append("(?:[^/]+(?:/[^/]+)*)");
        }
    }

    private void one(char c) {
        switch (c) {
            case '*' -> {
                while (isAt("*")) {
                    at++;
                }
                boolean fillsName = (at < 2 || regex.isEmpty() || regex.charAt(regex.length() - 1) == '/') && (at == glob.length() || isAt("/"));
                regex.append(fillsName ? "[^/]+" : "[^/]*");
            }
            case '?' -> regex.append("[^/]");
            case '[' -> characters();
            case '{' -> open();
            case '}' -> regex.append(braces > 0 && braces-- > 0 ? ")" : "\\}");
            case ',' -> regex.append(braces > 0 ? "|" : ",");
            case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : '\\');
            default -> literal(c);
        }
    }

    private void open() {
        int end = glob.indexOf('}', at);
        if (end < 0 || glob.substring(at, end).indexOf(',') < 0) {
            literal('{');
        } else {
            braces++;
            regex.append("(?:");
        }
    }

    private void characters() {
        int end = glob.indexOf(']', at + 1);
        if (end < 0) {
            literal('[');
            return;
        }
        boolean negated = isAt("!") || isAt("^");
        regex.append(negated ? "[^/" : "[");
        for (char c : glob.substring(negated ? at + 1 : at, end).toCharArray()) {
            regex.append("\\[]^&~".indexOf(c) < 0 ? "" : "\\").append(c);
        }
        regex.append(']');
        at = end + 1;
    }

    private void literal(char c) {
        regex.append("\\^$.|?*+()[]{}/".indexOf(c) < 0 ? "" : "\\").append(c);
    }
}
