package wherry.http.engine;

/// The request line as it was sent. The JDK's server hides it: `getProtocol()` is what follows the last space, the target ends at the
/// second one, and what stands between them is seen nowhere. But the server tells its logger the line, on the thread that then
/// handles the request.
public final class RequestLine {
    /// The logger that is told.
    public static final String LOGGER = "com.sun.net.httpserver";
    private static final String FORMAT = "Exchange request line: {0}";
    private static final ThreadLocal<Boolean> MALFORMED = new ThreadLocal<>();

    private RequestLine() {
    }

    /// To be called with all that goes to the logger, on the thread that logs.
    public static void logged(String format, Object... parameters) {
        if (FORMAT.equals(format) && parameters.length == 1 && parameters[0] instanceof String line && !isWellFormed(line)) {
            MALFORMED.set(true);
        }
    }

    /// Whether the request that this thread handles began with a line that is no request line. Never, unless what the logger is told
    /// is handed to [#logged].
    public static boolean isMalformed() {
        return MALFORMED.get() != null;
    }

    /// Method, target and version with one space between them, and no other white space or control character (RFC 9112, 3).
    static boolean isWellFormed(String line) {
        int spaces = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ' ') {
                spaces++;
            } else if (c < ' ' || c > '~') {
                return false;
            }
        }
        return spaces == 2;
    }
}
