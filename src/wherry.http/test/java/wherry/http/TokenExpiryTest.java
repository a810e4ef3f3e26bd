package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;

/// A stream ends when the token expires with which it was opened.
class TokenExpiryTest {
    private static final StreamLimits USUAL = StreamLimits.DEFAULT;

    private final Tokens tokens = new Tokens();
    @AutoClose
    private final Running running = tokens.start(Running.options(SessionLimits.DEFAULT, new StreamLimits(Duration.ofMillis(50), USUAL.heartbeat(),
            USUAL.listenHeartbeat(), USUAL.writeDeadline(), USUAL.backlogEvents(), USUAL.backlogBytes())));

    TokenExpiryTest() throws Exception {
    }

    private String session(String header, String revision) throws Exception {
        return "Mcp-Session-Id: " + running.post(Running.message("0", "initialize", "\"protocolVersion\":\"" + revision + "\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}"), header).header("mcp-session-id").orElseThrow();
    }

    @Test
    void aCallEndsWithAnErrorThatSaysSo() throws Exception {
        try (Raw raw = running.connect()) {
            Instant until = Tokens.soon();
            raw.send(Running.modernCall("1", "hold", "{}", tokens.give(until, "ada", "base"))).head();
            Raw.Event last = raw.message();
            assertTrue(last.json().toString().contains("-31408") && last.json().toString().contains("access token has expired"), last::toString);
            assertEquals(Optional.empty(), raw.event());
            assertFalse(Instant.now().isBefore(until), "not before");
            Running.eventually("the handler is interrupted", () -> running.tools.interrupted.get() == 1);
        }
    }

    @Test
    void aCallThatIsQuickerIsAnswered() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("1", "hold", "{}", tokens.give(Instant.now().plusSeconds(60), "ada", "base"))).head();
            running.tools.release.release();
            assertTrue(raw.message().json().has("result"));
        }
    }

    @Test
    void aListenersStreamEnds() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(Running.modern("8", "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}",
                    tokens.give(Tokens.soon(), "ada", "base"))).head();
            raw.message();
            assertTrue(raw.message().json().toString().contains("access token has expired"));
            assertEquals(Optional.empty(), raw.event());
        }
    }

    @Test
    void aSessionsConnectionEndsAndItsCallGoesOnForTheNextToken() throws Exception {
        String lasting = tokens.give("ada", "base");
        String session = session(lasting, "2025-11-25");
        String id;
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("POST", "/mcp", Running.call("5", "hold", "{}"), session, tokens.give(Tokens.soon(), "ada", "base"))).head();
            id = raw.event().orElseThrow().field("id").orElseThrow();
            assertEquals(Optional.empty(), raw.event(), "the connection ends without the response");
        }
        running.tools.release.release();
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("GET", "/mcp", "", session, lasting, "Last-Event-ID: " + id)).head();
            assertTrue(raw.message().json().has("result"));
        }
    }

    @Test
    void aSessionsOwnStreamEndsAndTheSessionGoesOn() throws Exception {
        String lasting = tokens.give("ada", "base");
        String session = session(lasting, "2025-06-18");
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("GET", "/mcp", "", session, tokens.give(Tokens.soon(), "ada", "base"))).head();
            assertEquals(Optional.empty(), raw.event());
        }
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("GET", "/mcp", "", session, lasting)).head();
            running.tools.change();
            assertEquals(Optional.of("notifications/tools/list_changed"), raw.message().json().string("method"));
        }
    }

    @Test
    void theConnectionOf20241105Ends() throws Exception {
        String lasting = tokens.give("ada", "base");
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("GET", "/sse", "", tokens.give(Tokens.soon(), "ada", "base"))).head();
            String messages = raw.event().orElseThrow().field("data").orElseThrow();
            assertEquals(202, running.send("POST", messages, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", lasting).status());
            assertEquals(Optional.empty(), raw.event());
            assertEquals(404, running.send("POST", messages, "{}", lasting).status());
        }
    }
}
