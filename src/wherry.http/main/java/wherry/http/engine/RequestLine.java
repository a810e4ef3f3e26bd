package wherry.http.engine;

/// The request line as it was sent. The JDK's server hides it: `getProtocol()` is the text after the last space, the target ends at the
/// second space, and the text between them is lost. But the server logs the whole line, on the thread that then handles the request.
public final class RequestLine {
    /// The logger to which the server writes the line.
    public static final String LOGGER = "com.sun.net.httpserver";
    private static final String FORMAT = "Exchange request line: {0}";
    private static final ThreadLocal<Boolean> MALFORMED = new ThreadLocal<>();

    private RequestLine() {
    }

    /// Takes a log record. The log calls it for each record of that logger, on the thread that logs.
    public static void logged(String format, Object... parameters) {
        if (FORMAT.equals(format) && parameters.length == 1 && parameters[0] instanceof String line && !isWellFormed(line)) {
            MALFORMED.set(true);
        }
    }

    /// Whether the request that this thread handles began with a malformed line. Always false if the log does not call [#logged].
    public static boolean isMalformed() {
        return MALFORMED.get() != null;
    }

    /// Whether it has two spaces, and no other white space or control character (RFC 9112, 3).
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
