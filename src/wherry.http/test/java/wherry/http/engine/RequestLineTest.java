package wherry.http.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLineTest {
    private static final String FORMAT = "Exchange request line: {0}";

    private static boolean isMalformed(String format, Object... parameters) throws InterruptedException {
        boolean[] seen = new boolean[1];
        Thread.ofVirtual().start(() -> {
            RequestLine.logged(format, parameters);
            seen[0] = RequestLine.isMalformed();
        }).join();
        return seen[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /mcp HTTP/1.1", "GET http://localhost/mcp HTTP/1.0", "OPTIONS * HTTP/1.1"})
    void takesAMethodATargetAndAVersion(String line) throws InterruptedException {
        assertEquals(false, isMalformed(FORMAT, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /mcp anything HTTP/1.0 HTTP/1.1", "POST /mcp  HTTP/1.1", "POST /mcp HTTP/1.1 ", "POST /mcp\tHTTP/1.1 x",
        "POST /mcp\r HTTP/1.1", "POST /mcp HTTP/1.1\nHost: localhost", "POST /m\u00e9 HTTP/1.1", "POST /mcp\u0000 HTTP/1.1", "POST /mcp", ""})
    void marksEveryOtherLine(String line) throws InterruptedException {
        assertEquals(true, isMalformed(FORMAT, line));
    }

    @Test
    void passesOverWhatElseIsLogged() throws InterruptedException {
        assertEquals(false, isMalformed("exchange started"));
        assertEquals(false, isMalformed(FORMAT));
        assertEquals(false, isMalformed(FORMAT, 5));
        assertEquals(false, isMalformed(null, "no such line"));
    }
}
