package wherry.tools.files;

import wherry.tool.method.Name;

/// One change of a text.
///
/// @param oldText what to search for; where it does not stand exactly so, lines that differ in the space around them will do
/// @param newText what to put in its place
record Edit(@Name("oldText") String oldText, @Name("newText") String newText) {

    /// Applies it once, as the reference server does.
    ///
    /// @param text with `\n` as its ends of lines
    /// @return null when the old text is not there
    String applyTo(String text) {
        String searched = oldText.replace("\r\n", "\n");
        String replacement = newText.replace("\r\n", "\n");
        int at = text.indexOf(searched);
        return at >= 0 ? text.substring(0, at) + replacement + text.substring(at + searched.length())
                : byLines(text.split("\n", -1), searched.split("\n", -1), replacement.split("\n", -1));
    }

    private static String byLines(String[] lines, String[] searched, String[] replacement) {
        for (int i = 0; i + searched.length <= lines.length; i++) {
            if (matches(lines, i, searched)) {
                return replaced(lines, i, searched, replacement);
            }
        }
        return null;
    }

    private static boolean matches(String[] lines, int from, String[] searched) {
        for (int i = 0; i < searched.length; i++) {
            if (!lines[from + i].strip().equals(searched[i].strip())) {
                return false;
            }
        }
        return true;
    }

    private static String replaced(String[] lines, int from, String[] searched, String[] replacement) {
        String indent = indent(lines[from]);
        var text = new StringBuilder();
        for (int i = 0; i < from; i++) {
            text.append(lines[i]).append('\n');
        }
        for (int i = 0; i < replacement.length; i++) {
            text.append(i == 0 ? "" : "\n").append(i == 0 ? indent + replacement[0].stripLeading()
                    : indented(indent, i < searched.length ? indent(searched[i]) : "", replacement[i]));
        }
        for (int i = from + searched.length; i < lines.length; i++) {
            text.append('\n').append(lines[i]);
        }
        return text.toString();
    }

    private static String indented(String indent, String old, String line) {
        String own = indent(line);
        return old.isEmpty() || own.isEmpty() ? line : indent + " ".repeat(Math.max(0, own.length() - old.length())) + line.stripLeading();
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
