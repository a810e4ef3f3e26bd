package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in: names, origins and headers, on every path and with every method.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestCheckTest {
    @AutoClose
    private final Running running = Running.start();

    RequestCheckTest() throws IOException {
    }

    static List<String> everyPathAndMethod() {
        return List.of("POST /mcp", "GET /mcp", "DELETE /mcp", "OPTIONS /mcp", "GET /sse", "POST /messages?sessionId=x",
                "GET /healthz", "HEAD /healthz", "GET /readyz", "GET /.well-known/oauth-protected-resource", "GET /nothing");
    }

    private Raw.Response ask(String methodAndPath, String... headers) throws IOException {
        String[] parts = methodAndPath.split(" ");
        return running.send(parts[0], parts[1], "", headers);
    }

    @ParameterizedTest
    @MethodSource("everyPathAndMethod")
    void refusesAForeignOriginEverywhere(String target) throws IOException {
        for (String origin : List.of("https://evil.example.com", "null", "http://localhost.evil.com", "http://evil@localhost",
                "file://", "http://localhost:80:80", "http://[::1", "http://127.0.0.1.nip.io:8000", "localhost",
                "chrome-extension://x")) {
            assertEquals(403, ask(target, "Origin: " + origin).status(), origin);
        }
    }

    @ParameterizedTest
    @MethodSource("everyPathAndMethod")
    void refusesAForeignHostEverywhere(String target) throws IOException {
        for (String host : List.of("evil.example.com", "evil.example.com:8000", "localhost.evil.com", "10.0.0.1", "localhost:x",
                "localhost:", "user@localhost", "[::2]")) {
            assertEquals(403, ask(target, "Host: " + host).status(), host);
        }
        assertEquals(400, ask(target, "Host:").status(), "no Host at all");
        assertEquals(400, ask(target, "Host: localhost", "Host: localhost").status(), "two of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost:8000", "127.0.0.1", "127.0.0.1:1", "[::1]:8000",
        "mcp.example.com:443"})
    void servesItsOwnNamesOnAnyPort(String host) throws IOException {
        assertEquals(200, ask("GET /healthz", "Host: " + host).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://localhost:6274", "https://127.0.0.1:3000", "http://[::1]:3000",
        "https://app.example.com", "https://APP.example.com"})
    void servesLoopbackPagesAndTheConfiguredOnes(String origin) throws IOException {
        assertEquals(200, ask("GET /healthz", "Origin: " + origin).status());
    }

    @Test
    void refusesAnotherSitesRequestThatHidesItsOrigin() throws IOException {
        assertEquals(403, ask("GET /sse", "Sec-Fetch-Site: cross-site").status());
        assertEquals(200, ask("GET /healthz", "Sec-Fetch-Site: same-origin").status());
        assertEquals(200, ask("GET /healthz", "Sec-Fetch-Site: cross-site", "Origin: https://app.example.com").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Authorization", "Content-Type", "Mcp-Method", "Mcp-Name", "Mcp-Session-Id",
        "MCP-Protocol-Version", "Mcp-Param-Region", "Last-Event-ID"})
    void takesNoHeaderTwiceThatDecidesAnything(String name) throws IOException {
        assertEquals(400, ask("POST /mcp", name + ": http://localhost", name + ": http://localhost").status());
    }

    @Test
    void tellsOfMirrorHeadersInTheWordsOfTheProtocol() throws IOException {
        Raw.Response twice = ask("POST /mcp", "Mcp-Method: a", "Mcp-Method: a");
        assertEquals(-32020, twice.code());
        Raw.Response control = ask("POST /mcp", "Mcp-Param-Region: a\u0001b");
        assertEquals(400, control.status());
        assertEquals(-32020, control.code());
    }

    @Test
    void setsNoCorsHeadersUnlessThePageWasConfigured() throws IOException {
        Raw.Response loopback = ask("GET /healthz", "Origin: http://localhost:6274");
        assertTrue(loopback.headers().keySet().stream().noneMatch(name -> name.startsWith("access-control")));
        assertEquals(405, ask("OPTIONS /mcp", "Origin: http://localhost:6274").status());
    }

    @Test
    void tellsAConfiguredPagesBrowserThatItMayRead() throws IOException {
        String origin = "Origin: https://app.example.com";
        Raw.Response preflight = ask("OPTIONS /mcp", origin, "Access-Control-Request-Headers: mcp-param-x, content-type");
        assertEquals(204, preflight.status());
        assertEquals("https://app.example.com", preflight.header("access-control-allow-origin").orElseThrow());
        assertEquals("mcp-param-x, content-type", preflight.header("access-control-allow-headers").orElseThrow());
        Raw.Response answer = ask("GET /healthz", origin);
        assertEquals("Mcp-Session-Id", answer.header("access-control-expose-headers").orElseThrow());
        assertEquals("Origin", answer.header("vary").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"text/plain,415", "application/x-www-form-urlencoded,415", "application/json-patch+json,415",
        "application/json; charset=latin1,415", "application/json; charset=utf-8,400", "APPLICATION/JSON,400"})
    void takesBodiesOfJsonAlone(String type, int status) throws IOException {
        assertEquals(status, ask("POST /mcp", "Content-Type: " + type).status());
        assertNotEquals(202, ask("POST /messages?sessionId=x", "Content-Type: " + type).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html|406", "application/json;q=0|406", "application/json;q=0, */*|400",
        "text/event-stream|400", "*/*|400", "application/*|400", "image/png, application/json;q=0.5|400"})
    void refusesWhoTakesNeitherJsonNorEvents(String accept, int status) throws IOException {
        assertEquals(status, ask("POST /mcp", "Accept: " + accept).status());
    }

    @Test
    void refusesABodyOverTheLimitBeforeItIsSent() throws IOException {
        for (String target : List.of("POST /mcp", "POST /messages?sessionId=x")) {
            Raw.Response refused = ask(target, "Content-Length: 99999999");
            assertTrue(refused.status() == 413 || refused.status() == 404, target);
            assertEquals("close", refused.header("connection").orElseThrow());
        }
    }

    @Test
    void refusesABodyOverTheLimitSoThatAClientThatSendsItAllReadsWhy() throws IOException {
        try (Raw raw = running.connect()) {
            assertEquals(413, raw.send(Raw.request("POST", "/mcp", " ".repeat(3_000_000))).response().status());
        }
    }

    @Test
    void refusesAChunkedBodyOverTheLimit() throws IOException {
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("POST", "/mcp", "", "Content-Length:", "Transfer-Encoding: chunked"));
            String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
            for (int i = 0; i < 9; i++) {
                raw.send(chunk);
            }
            assertEquals(413, raw.response().status());
        }
    }
}
