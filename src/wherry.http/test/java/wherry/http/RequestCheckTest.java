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

/// The checks of hosts, origins and headers, on each path and for each method.
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
    void refusesAForeignHostWhereverCallsAreServed(String target) throws IOException {
        boolean isHealth = target.endsWith("z");
        for (String host : List.of("evil.example.com", "evil.example.com:8000", "localhost.evil.com", "10.0.0.1", "[::2]", "127.1",
                "localhost.")) {
            assertEquals(isHealth ? 200 : host.equals("localhost.") ? 400 : 403, ask(target, "Host: " + host).status(), host);
        }
        for (String host : List.of("localhost:x", "localhost:", "user@localhost", "localhost, localhost", "[::1", "::1", "[127.0.0.1]")) {
            assertEquals(isHealth ? 200 : 400, ask(target, "Host: " + host).status(), host);
        }
        assertEquals(400, ask(target, "Host:").status(), "no Host at all");
        assertEquals(400, ask(target, "Host: localhost", "Host: localhost").status(), "two of them");
    }

    @Test
    void saysWhatItSawAndWhichSettingWouldAllowIt() throws IOException {
        String host = ask("POST /mcp", "Host: evil.example.com:8000").body();
        assertTrue(host.contains("'evil.example.com:8000'") && host.contains("MCP_ALLOWED_HOSTS"), host);
        String origin = ask("POST /mcp", "Origin: https://evil.example.com").body();
        assertTrue(origin.contains("'https://evil.example.com'") && origin.contains("MCP_ALLOWED_ORIGINS"), origin);
        String strange = ask("POST /mcp", "Origin: h\u00e9\u0099" + "x".repeat(500)).body();
        assertTrue(strange.contains("'h??xxx") && strange.contains("x...'") && strange.length() < 300, strange);
        String long100 = "x".repeat(100);
        assertTrue(ask("POST /mcp", "Origin: " + long100).body().contains("'" + long100 + "'"));
    }

    @Test
    void logsOneOfManyRefusals() throws IOException {
        try (Running other = Running.start()) {
            for (int i = 0; i < 5; i++) {
                other.send("POST", "/mcp", "", "Origin: https://evil.example.com");
                other.send("POST", "/mcp", "", "Host: evil.example.com");
            }
            assertEquals(2, other.logged.stream().filter(line -> line.startsWith("WARNING request refused")).count(), other.logged::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost:8000", "127.0.0.1", "127.0.0.1:1", "[::1]:8000",
        "[0:0:0:0:0:0:0:1]", "mcp.example.com:443"})
    void servesItsOwnNamesOnAnyPort(String host) throws IOException {
        assertEquals(400, ask("POST /mcp", "Host: " + host).status(), "an empty body is what is wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://localhost:6274", "https://127.0.0.1:3000", "http://[::1]:3000",
        "https://app.example.com", "https://APP.example.com"})
    void servesLoopbackPagesAndTheConfiguredOnes(String origin) throws IOException {
        assertEquals(200, ask("GET /healthz", "Origin: " + origin).status());
        assertEquals(origin, ask("GET /healthz", "Origin: " + origin).header("access-control-allow-origin").orElseThrow());
    }

    @Test
    void refusesAnotherSitesRequestThatHidesItsOrigin() throws IOException {
        for (String site : List.of("cross-site", "CROSS-SITE", "Cross-Site", "same-origin, cross-site")) {
            assertEquals(403, ask("GET /sse", "Sec-Fetch-Site: " + site).status(), site);
        }
        assertEquals(403, ask("GET /sse", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site").status(), "in either line");
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
    void setsNoCorsHeadersForForeignPagesAndForPrograms() throws IOException {
        for (Raw.Response answer : List.of(ask("GET /healthz"), ask("GET /healthz", "Origin: https://evil.example.com"))) {
            assertTrue(answer.headers().keySet().stream().noneMatch(name -> name.startsWith("access-control")));
        }
        assertEquals(403, ask("OPTIONS /mcp", "Origin: https://evil.example.com", "Access-Control-Request-Method: POST").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/mcp|POST, GET, DELETE", "/messages|POST", "/sse|GET", "/healthz|GET, HEAD"})
    void tellsAnAllowedPagesBrowserWhatItMaySendAndRead(String path, String methods) throws IOException {
        for (String origin : List.of("https://app.example.com", "http://localhost:6274")) {
            Raw.Response preflight = ask("OPTIONS " + path, "Origin: " + origin, "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: mcp-param-x, content-type");
            assertEquals(204, preflight.status());
            assertEquals(origin, preflight.header("access-control-allow-origin").orElseThrow());
            assertEquals(methods, preflight.header("access-control-allow-methods").orElseThrow());
            assertEquals("mcp-param-x, content-type", preflight.header("access-control-allow-headers").orElseThrow());
            assertEquals("3600", preflight.header("access-control-max-age").orElseThrow());
        }
    }

    @Test
    void tellsAnAllowedPagesBrowserThatItMayReadRefusalsToo() throws IOException {
        Raw.Response answer = ask("POST /mcp", "Origin: http://localhost:6274");
        assertEquals(400, answer.status());
        assertTrue(answer.header("access-control-expose-headers").orElseThrow().contains("Mcp-Session-Id"));
        assertEquals("Origin", answer.header("vary").orElseThrow());
    }

    @Test
    void takesOptionsThatAreNoPreflightForAnyMethod() throws IOException {
        assertEquals(405, ask("OPTIONS /mcp", "Origin: http://localhost:6274").status());
        assertEquals(405, ask("OPTIONS /mcp", "Access-Control-Request-Method: POST").status());
    }

    @ParameterizedTest
    @CsvSource({"text/plain,415", "application/x-www-form-urlencoded,415", "application/json-patch+json,415",
        "application/json; charset=latin1,415", "application/json;charset,415", ";,415", ";;,415", "application/json; charset=,415", "application/json; v=1; charset=us-ascii,415",
        "application/json; charset=utf-8,400", "application/json; charset=utf8,400", "application/json;Charset=\"UTF-8\",400",
        "application/json; v=1,400", "application/json;,400", "APPLICATION/JSON,400"})
    void takesBodiesOfJsonAlone(String type, int status) throws IOException {
        assertEquals(status, ask("POST /mcp", "Content-Type: " + type).status());
        assertNotEquals(202, ask("POST /messages?sessionId=x", "Content-Type: " + type).status());
    }

    @Test
    void takesNoCompressedBodies() throws IOException {
        for (String coding : List.of("gzip", "GZIP", "identity, gzip")) {
            Raw.Response refused = ask("POST /mcp", "Content-Encoding: " + coding);
            assertEquals("415 identity", refused.status() + " " + refused.header("accept-encoding").orElseThrow(), coding);
        }
        assertEquals(400, ask("POST /mcp", "Content-Encoding: identity").status(), "an empty body is what is wrong");
    }

    @Test
    void knowsOneExpectation() throws IOException {
        assertEquals(417, ask("POST /mcp", "Expect: 200-ok").status());
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("POST", "/mcp", "{", "Expect: 100-Continue"));
            assertEquals(100, raw.head().status());
            assertEquals(400, raw.response().status());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html|406", "application/json;q=0|406", "application/json;q=0, */*|400",
        "text/event-stream|400", "*/*|400", "application/*|400", "text/*|400", "application/json;q=0.0|406", "application/json;q=0.001|400",
        "application/json;v=1;q=0|406", ",|406", "image/png, application/json;q=0.5|400"})
    void refusesAClientThatAcceptsNeitherJsonNorEvents(String accept, int status) throws IOException {
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
