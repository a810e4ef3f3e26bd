package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests whose end two programs would find at different places: the server never runs the bytes after either end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmugglingTest {
    private static final String HIDDEN = Running.modernCall("2", "echo", "{\"message\":\"hidden\"}");
    private static final String PLAIN = "\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json";

    @AutoClose
    private final Running running = Running.start();

    SmugglingTest() throws IOException {
    }

    private static String chunked(String body) {
        return "POST /mcp HTTP/1.1" + PLAIN + "\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }

    private static String with(String header, String body) {
        return "POST /mcp HTTP/1.1" + PLAIN + "\r\n" + header + "\r\n\r\n" + body;
    }

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of("a chunk size that overflows to the last chunk", chunked("100000000\r\n")),
                Arguments.of("a chunk size that overflows to a small one", chunked("100000002\r\n{}\r\n0\r\n\r\n")),
                Arguments.of("an empty chunk size", chunked("\r\n")),
                Arguments.of("a chunk extension without a size", chunked(";x\r\n\r\n")),
                Arguments.of("a carriage return in a chunk size", chunked("1\r0\r\n")),
                Arguments.of("a negative chunk size", chunked("FFFFFFFF\r\n")),
                Arguments.of("chunk trailers", chunked("2\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n")),
                Arguments.of("a correct chunked body", chunked("2\r\n{}\r\n0\r\n\r\n")),
                Arguments.of("a length with a sign", with("Content-Length: +2", "{}")),
                Arguments.of("a length of minus nothing", with("Content-Length: -0", "")),
                Arguments.of("a length with a leading zero", with("Content-Length: 02", "{}")),
                Arguments.of("two lengths", with("Content-Length: 2\r\nContent-Length: 2", "{}")),
                Arguments.of("a length and chunks", with("Content-Length: 2\r\nTransfer-Encoding: chunked", "0\r\n\r\n")),
                Arguments.of("two encodings", with("Transfer-Encoding: gzip, chunked", "0\r\n\r\n")),
                Arguments.of("an encoding behind a control character", with("Transfer-Encoding: \u000bchunked", "0\r\n\r\n")),
                Arguments.of("a folded encoding", with("Transfer-Encoding:\r\n chunked", "0\r\n\r\n")),
                Arguments.of("a space before the colon", with("Content-Length : 2", "{}")),
                Arguments.of("a length that one program sees behind a carriage return",
                        with("X-A: a\rContent-Length: " + HIDDEN.length(), "")),
                Arguments.of("two hosts", with("Host: localhost\r\nContent-Length: 2", "{}")),
                Arguments.of("a control character in a header", with("X-A: a\u0000b\r\nContent-Length: 2", "{}")),
                Arguments.of("a body with GET", "GET /healthz HTTP/1.1" + PLAIN + "\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of("a chunked body with GET", "GET /healthz HTTP/1.1" + PLAIN
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("another version of HTTP", "POST /mcp HTTP/9.9" + PLAIN + "\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of("no version of HTTP", "POST /mcp HTTP/1.1 junk" + PLAIN + "\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of("a body over the limit", with("Content-Length: 9999999", "{}")),
                Arguments.of("a body of another type", "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain"
                        + "\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void runsNothingBehindARequestThatIsReadTwoWays(String name, String request) throws Exception {
        running.tools.echoed.clear();
        try (Raw raw = running.connect()) {
            raw.send(request + HIDDEN);
            assertTrue(raw.isEnded(), "the connection goes on");
        }
        assertFalse(running.tools.echoed.contains("hidden"), "the hidden request was run");
    }

    /// RFC 9112 allows a trailer. The JDK's decoder takes it for a broken end.
    @Test
    void answersABodyInChunksWithATrailerAndEndsTheConnection() throws Exception {
        String call = Running.modernCall("1", "echo", "{\"message\":\"chunked\"}");
        int end = call.indexOf("\r\n\r\n");
        String body = call.substring(end + 4);
        String chunked = call.substring(0, end).replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked") + "\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        for (String trailer : List.of("0\r\nX-Trailer: 1\r\nY: 2\r\n\r\n", "0\r\n\r\n")) {
            running.tools.echoed.clear();
            try (Raw raw = running.connect()) {
                Raw.Response answer = raw.send(chunked + trailer + HIDDEN).response();
                assertEquals("200 close", answer.status() + " " + answer.header("connection").orElseThrow());
                assertTrue(raw.isEnded());
            }
            assertEquals(Set.of("chunked"), running.tools.echoed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "\n", "\r\r\n", "", "\r"})
    void answersNothingToAChunkWhoseEndIsBroken(String end) throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(chunked("2\r\n{}" + end + "0\r\n\r\n"));
            raw.socket().shutdownOutput();
            assertEquals(-1, raw.socket().getInputStream().read());
        }
    }

    @Test
    void runsEachOfTwoPlainRequestsOnOneConnection() throws Exception {
        running.tools.echoed.clear();
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("1", "echo", "{\"message\":\"first\"}") + HIDDEN);
            assertEquals(200, raw.response().status());
            assertEquals(200, raw.response().status());
        }
        assertTrue(running.tools.echoed.containsAll(List.of("first", "hidden")));
    }

    @ParameterizedTest
    @MethodSource
    void servesNoPathThatIsMerelyLikeTheEndpoint(String target) throws Exception {
        try (Raw raw = running.connect()) {
            raw.send("POST " + target + " HTTP/1.1" + PLAIN + "\r\nContent-Length: 2\r\n\r\n{}");
            int status = raw.response().status();
            assertTrue(status == 404 || status == 400, target + " got " + status);
        }
    }

    static List<String> servesNoPathThatIsMerelyLikeTheEndpoint() {
        return List.of("/mcpEVIL", "/mcp//", "/mcp/../x", "/x/../mcp", "/mcp%00", "/%6dcp", "//evil/mcp", "/MCP", "/",
                "http://localhost/mcp#x", "http:/mcp", "mcp", "*", "/mcp;x", "/mcp#x");
    }

    @Test
    void refusesMethodsThatDoNotExist() throws Exception {
        assertEquals(400, running.send("po<st>", "/mcp", "").status());
        assertEquals(405, running.send("post", "/mcp", "").status());
        assertEquals("POST, GET, DELETE", running.send("PUT", "/mcp", "").header("allow").orElseThrow());
    }
}
