package wherry.http.exchange;

/// Checks the characters of headers. It uses loops and no streams, since it runs for every header of every request.
public final class Ascii {
    private Ascii() {
    }

    /// Whether it has no control characters other than the tab.
    public static boolean hasNoControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// Whether a header may hold all characters unencoded: visible ones, space and tab.
    public static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Whether it is a number of one to so many digits.
    public static boolean isNumber(String text, int digits) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= digits;
    }

    /// Whether it is a token (RFC 9110, 5.6.2), as methods and names of headers are.
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isAlphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isAlphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
