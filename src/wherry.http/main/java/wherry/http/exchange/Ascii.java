package wherry.http.exchange;

/// Looks at characters, without the cost of a stream: this is done for every header of every request.
public final class Ascii {
    private Ascii() {
    }

    /// Whether no character is a control one but the tab.
    public static boolean hasNoControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// Whether all characters may stand plainly in a header: visible ones, space and tab.
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
}
