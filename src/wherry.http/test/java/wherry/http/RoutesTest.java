package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.http.options.HttpOptions;
import wherry.http.options.StreamLimits;
import wherry.http.request.Authenticator;
import wherry.http.request.Refusal;
import wherry.http.request.ReplyHead;
import wherry.http.request.Verification;
import wherry.tool.Principal;

/// The routes, and which of them need a principal.
class RoutesTest {
    private static final HttpOptions USUAL = Running.options(StreamLimits.DEFAULT);

    /// Accepts a bearer token `NAME` or `NAME:SCOPE`.
    private static final Authenticator NAMES = head -> {
        String[] name = head.authorization().filter(each -> each.startsWith("Bearer "))
                .orElseThrow(() -> Refusal.plain(new ReplyHead(401, Map.of("WWW-Authenticate", "Bearer")), "who are you?"))
                .substring("Bearer ".length()).split(":");
        return Verification.Accepted.always(new Principal("test", name[0], name.length > 1 ? Set.of(name[1]) : Set.of()));
    };

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/mcp/", "/mcp?x=y", "/mcp/?x=y", "http://localhost/mcp", "HTTP://LOCALHOST:80/mcp/"})
    void serveTheEndpointWithASlashAtItsEndOrWithout(String target) throws IOException {
        try (Running running = Running.start(); Raw raw = running.connect()) {
            String list = Running.modern("7", "tools/list", "").replace("POST /mcp ", "POST " + target + " ");
            assertEquals(200, raw.send(list).response().status());
            assertEquals(200, raw.send(list).response().status(), "the connection goes on");
        }
    }

    @Test
    void serveAnEndpointThatIsConfiguredWithASlashAtItsEnd() throws IOException {
        try (Running running = Running.start(new HttpOptions("127.0.0.1", 0, "/a/b/", Set.of(), Set.of(), true, 1000, 100,
                USUAL.sessions(), USUAL.streams()))) {
            assertEquals(400, running.send("POST", "/a/b", "").status());
            assertEquals(400, running.send("POST", "/a/b/", "").status());
            assertEquals(404, running.send("POST", "/a", "").status());
            assertEquals(200, running.send("GET", "/healthz/", "").status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz/", "/sse", "/messages"})
    void refuseAnEndpointOnAnothersPath(String path) throws IOException {
        var options = new HttpOptions("127.0.0.1", 0, path, Set.of(), Set.of(), true, 1000, 100, USUAL.sessions(), USUAL.streams());
        var refused = assertThrows(IllegalArgumentException.class, () -> Running.start(options));
        assertTrue(refused.getMessage().contains("a path of its own"), refused.getMessage());
    }

    @Test
    void heedTheAuthorityOfATargetBeforeTheHost() throws IOException {
        try (Running running = Running.start()) {
            assertEquals(403, running.send("POST", "http://evil.example.com/mcp", "").status());
            assertEquals(400, running.send("POST", "http://localhost@evil.example.com/mcp", "").status());
            assertEquals(421, running.send("POST", "https://localhost/mcp", "").status());
            assertEquals(400, running.send("POST", "http://localhost/mcp", "", "Host:").status(), "a Host has to be there all the same");
            assertEquals(400, running.send("POST", "http://localhost/mcp", "", "Host: evil.example.com").status(),
                    "an empty body is what is wrong");
        }
    }

    @Test
    void askWhoCallsBeforeTheyServeACall() throws IOException {
        try (Running running = Running.start(USUAL, NAMES)) {
            for (String target : new String[] {"POST /mcp", "GET /mcp", "DELETE /mcp", "GET /sse", "POST /messages"}) {
                String[] parts = target.split(" ");
                Raw.Response refused = running.send(parts[0], parts[1], "");
                assertEquals("401 Optional[Bearer]", refused.status() + " " + refused.header("www-authenticate"), target);
            }
            try (Raw raw = running.connect()) {
                assertEquals(200, raw.send(Running.modern("7", "tools/list", "", "Authorization: Bearer ada")).response().status());
            }
        }
    }

    @Test
    void needNoPrincipalForHealthAndPreflight() throws IOException {
        var asked = new AtomicInteger();
        try (Running running = Running.start(USUAL, head -> {
            asked.incrementAndGet();
            return NAMES.authenticate(head);
        })) {
            assertEquals(200, running.send("GET", "/healthz", "").status());
            assertEquals(200, running.send("GET", "/readyz", "").status());
            assertEquals(204, running.send("OPTIONS", "/mcp", "", "Origin: http://localhost", "Access-Control-Request-Method: POST")
                    .status());
            assertEquals(404, running.send("GET", "/nothing", "").status());
            assertEquals(403, running.send("POST", "/mcp", "", "Origin: https://evil.example.com").status());
            assertEquals(0, asked.get());
        }
    }

    @Test
    void letAPageReadThatItMustAuthenticate() throws IOException {
        try (Running running = Running.start(USUAL, NAMES)) {
            Raw.Response refused = running.post("", "Origin: https://app.example.com");
            assertEquals(401, refused.status());
            assertEquals(Optional.of("https://app.example.com"), refused.header("access-control-allow-origin"));
            assertTrue(refused.header("access-control-expose-headers").orElseThrow().contains("WWW-Authenticate"));
        }
    }

    @Test
    void runEachCallOfASessionWithTheScopesOfItsOwnToken() throws IOException {
        try (Running running = Running.start(USUAL, NAMES)) {
            String initialize = Running.message("0", "initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}");
            String session = "Mcp-Session-Id: " + running.post(initialize, "Authorization: Bearer ada:read")
                    .header("mcp-session-id").orElseThrow();
            String call = Running.call("1", "who", "{}");
            assertTrue(running.post(call, session, "Authorization: Bearer ada:write").body().contains("ada [write]"));
            assertTrue(running.post(call, session, "Authorization: Bearer ada:read").body().contains("ada [read]"));
            assertEquals(404, running.post(call, session, "Authorization: Bearer bob:read").status());
        }
    }

    @Test
    void traceEachRequestWithoutItsQuery() throws Exception {
        try (Running running = Running.start()) {
            running.send("GET", "/healthz?secret", "");
            running.send("POST", "/" + "x".repeat(200), "");
            Running.eventually("both are traced", () -> running.logged.stream().filter(line -> line.startsWith("DEBUG http ")).count() == 2);
            assertTrue(running.logged.contains("DEBUG http {\"method\":\"GET\",\"path\":\"/healthz\",\"status\":200}"), running.logged::toString);
            assertTrue(running.logged.contains("DEBUG http {\"method\":\"POST\",\"path\":\"/" + "x".repeat(99) + "\",\"status\":404}"),
                    running.logged::toString);
        }
    }
}
