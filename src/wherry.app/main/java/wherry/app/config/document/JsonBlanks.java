package wherry.app.config.document;

/// A JSON text with comments, and the same text with spaces in their place, so that each character keeps its place.
///
/// @param commas without comments
/// @param plain  without comments and without commas before a closing bracket: what a strict reader takes
record JsonBlanks(String commas, String plain) {

    /// @throws Unreadable when a comment does not end
    static JsonBlanks of(String text) throws Unreadable {
        var commas = new StringBuilder(text);
        for (int at = 0; at < text.length();) {
            if (text.charAt(at) == '"') {
                at = JsonSpans.stringEnd(text, at);
            } else if (text.startsWith("//", at) || text.startsWith("/*", at)) {
                int end = commentEnd(text, at);
                for (; at < end; at++) {
                    if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                        commas.setCharAt(at, ' ');
                    }
                }
            } else {
                at++;
            }
        }
        return new JsonBlanks(commas.toString(), withoutLastCommas(commas));
    }

    private static int commentEnd(String text, int at) throws Unreadable {
        if (text.charAt(at + 1) == '/') {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return end;
        }
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw Unreadable.at(text, at, "the comment does not end");
        }
        return end + 2;
    }

    private static String withoutLastCommas(CharSequence text) {
        var plain = new StringBuilder(text);
        int last = -1;
        char before = '[';
        for (int at = 0; at < plain.length();) {
            char c = plain.charAt(at);
            if ((c == '}' || c == ']') && last >= 0 && plain.charAt(last) == ',' && "[{,".indexOf(before) < 0) {
                plain.setCharAt(last, ' ');
            }
            if (!Character.isWhitespace(c)) {
                before = last < 0 ? '[' : plain.charAt(last);
                last = at;
            }
            int next = c == '"' ? JsonSpans.stringEnd(plain, at) : at + 1;
            last = c == '"' ? next - 1 : last;
            at = next;
        }
        return plain.toString();
    }
}
