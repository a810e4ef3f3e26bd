package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP/1.0, the default of some proxies and health checks: one request a connection, and no chunks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldHttpTest {
    @AutoClose
    private final Running running = Running.start();

    OldHttpTest() throws IOException {
    }

    /// Reads until the server closes the connection.
    private String whole(String request) throws IOException {
        try (Raw raw = running.connect()) {
            raw.send(request.replace(" HTTP/1.1\r\n", " HTTP/1.0\r\n"));
            return new String(raw.socket().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertFramedForOldClients(String answer) {
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        assertFalse(head.contains("transfer-encoding"), answer);
        assertTrue(head.contains("connection: close") && !head.contains("keep-alive"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: close\r\n", "Connection: keep-alive\r\n", "Connection: x\r\n", "Host: elsewhere\r\n"})
    void answersAHealthCheckWithAnyHost(String header) throws IOException {
        for (String path : new String[] {"/healthz", "/readyz"}) {
            String answer = whole("GET " + path + " HTTP/1.0\r\n" + header + "\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertFramedForOldClients(answer);
        }
        String head = whole("HEAD /healthz HTTP/1.0\r\n" + header + "\r\n");
        assertTrue(head.startsWith("HTTP/1.1 200 ") && head.endsWith("\r\n\r\n"), head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection:", "Connection: keep-alive", "Connection: x"})
    void answersACall(String connection) throws IOException {
        String answer = whole(Running.modernCall("7", "echo", "{\"message\":\"hi\"}", connection));
        assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.contains("\"hi\""), answer);
        assertFramedForOldClients(answer);
    }

    @Test
    void streamsUntilTheConnectionEnds() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("7", "say_and_hold", "{}").replace(" HTTP/1.1\r\n", " HTTP/1.0\r\n"));
            running.tools.release.release();
            String answer = new String(raw.socket().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertFramedForOldClients(answer);
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertTrue(body.startsWith(":\n\n") || body.startsWith("event: message\n"), answer);
            assertTrue(body.contains("\"before\"") && body.contains("\"held\"") && body.endsWith("\n\n"), answer);
        }
        Running.eventually("nothing is left", () -> running.transport.openExchanges() == 0);
    }

    @Test
    void needsAHostWhereCallsAreServed() throws IOException {
        assertTrue(whole(Running.modern("7", "tools/list", "", "Host:")).startsWith("HTTP/1.1 400 "));
        assertTrue(whole(Running.modern("7", "tools/list", "", "Host: evil.example.com")).startsWith("HTTP/1.1 403 "));
        assertTrue(whole("GET http://localhost/healthz HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void knowsNoChunks() throws IOException {
        String answer = whole(Raw.request("POST", "/mcp", "2\r\n{}\r\n0\r\n\r\n", "Content-Length:", "Transfer-Encoding: chunked"));
        assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("expected no Transfer-Encoding with HTTP/1.0"), answer);
    }

    @Test
    void runsNothingBehindTheOneRequest() throws IOException {
        running.tools.echoed.clear();
        String first = Running.modernCall("1", "echo", "{\"message\":\"first\"}").replace(" HTTP/1.1\r\n", " HTTP/1.0\r\n");
        whole(first + Running.modernCall("2", "echo", "{\"message\":\"second\"}"));
        assertTrue(running.tools.echoed.contains("first") && !running.tools.echoed.contains("second"));
    }
}
