package wherry.json.regex;

/// The text of a regular expression and the place of its parser.
final class RegexInput {
    private final String text;
    private int at;

    RegexInput(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean isAt(String next) {
        return text.startsWith(next, at);
    }

    /// Whether the next character is one of these.
    boolean isAtAny(String characters) {
        return !isAtEnd() && characters.indexOf(text.charAt(at)) >= 0;
    }

    /// Whether the next characters are an escape of one of these.
    boolean isAtEscape(String characters) {
        return isAt("\\") && at + 1 < text.length() && characters.indexOf(text.charAt(at + 1)) >= 0;
    }

    /// Takes the expected text if it is next.
    boolean take(String next) {
        boolean taken = isAt(next);
        at += taken ? next.length() : 0;
        return taken;
    }

    /// Takes the next code point, which must exist.
    int next() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    /// Takes a hexadecimal number of at most `most` digits.
    ///
    /// @return -1 when it has fewer digits than `least`
    int hexadecimal(int least, int most) {
        int value = 0;
        int start = at;
        while (at < text.length() && at - start < most && text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0) {
            value = value * 16 + Character.digit(text.charAt(at++), 16);
        }
        return at - start < least ? -1 : value;
    }

    /// Takes a decimal number. A number beyond the range of an int becomes the greatest int.
    ///
    /// @return -1 when there is none
    int decimal() {
        long value = 0;
        int start = at;
        while (isAtAny("0123456789")) {
            value = Math.min(value * 10 + text.charAt(at++) - '0', Integer.MAX_VALUE);
        }
        return at == start ? -1 : (int) value;
    }

    /// Takes letters, digits, `_` and `$`.
    String name() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    RegexException failure(String description) {
        return new RegexException(description + ", at character " + at);
    }
}
