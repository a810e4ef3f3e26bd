package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.http.options.StreamLimits;

/// A call without the scopes that it needs is refused by a challenge that names all of them (the suite's draft scenario `sep-2350-server-scope-challenge`).
class ScopeChallengeTest {
    private final Tokens tokens = new Tokens();
    @AutoClose
    private final Running running = tokens.start(Running.options(StreamLimits.DEFAULT));

    ScopeChallengeTest() throws Exception {
    }

    private Raw.Response modern(String method, String params, String... headers) throws IOException {
        try (Raw raw = running.connect()) {
            return raw.send(Running.modern("7", method, params, headers)).response();
        }
    }

    private static void assertChallenge(String scope, Raw.Response refused) {
        assertEquals(403, refused.status(), refused.body());
        String challenge = refused.header("www-authenticate").orElseThrow();
        assertTrue(challenge.startsWith("Bearer error=\"insufficient_scope\", scope=\"base "), challenge);
        assertTrue(challenge.endsWith(", resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\""), challenge);
        assertEquals(List.of("base", "items:use", scope), List.of(challenge.split("\"")[3].split(" ")).stream().sorted().toList(), challenge);
        assertEquals(-31403, refused.code());
        assertEquals(Optional.of("no-store"), refused.header("cache-control"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tools/call | \"name\":\"scoped\" | Mcp-Name: scoped | tools:use",
        "resources/read | \"uri\":\"scoped://one\" | Mcp-Name: scoped://one | resources:use",
        "resources/read | \"uri\":\"scoped://of/a\" | Mcp-Name: scoped://of/a | templates:use",
        "prompts/get | \"name\":\"scoped\" | Mcp-Name: scoped | prompts:use",
        "completion/complete | \"ref\":{\"type\":\"ref/prompt\",\"name\":\"scoped\"},\"argument\":{\"name\":\"name\",\"value\":\"\"} | X-None: 1 | prompts:use",
        "completion/complete | \"ref\":{\"type\":\"ref/resource\",\"uri\":\"scoped://of/{name}\"},\"argument\":{\"name\":\"name\",\"value\":\"\"} | X-None: 1 "
                + "| templates:use"})
    void namesEveryScopeOfTheOperationAndServesTheNextRequestWithThem(String method, String params, String header, String scope) throws IOException {
        int before = ScopedItems.RUNS.get();
        assertChallenge(scope, modern(method, params, header, tokens.give("ada", "base")));
        assertChallenge(scope, modern(method, params, header, tokens.give("ada", "base", scope)));
        assertEquals(before, ScopedItems.RUNS.get(), "its code has not run");
        Raw.Response served = modern(method, params, header, tokens.give("ada", "base", "items:use", scope));
        assertEquals("200 true", served.status() + " " + served.json().has("result"), served.body());
    }

    @Test
    void holdsInASessionWhoseStateAndStreamTheNextTokenKeeps() throws IOException {
        String initialize = Running.message("0", "initialize", "\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}");
        String low = tokens.give("ada", "base");
        String session = "Mcp-Session-Id: " + running.post(initialize, low).header("mcp-session-id").orElseThrow();
        String full = tokens.give("ada", "base", "items:use", "tools:use", "resources:use");
        try (Raw stream = running.connect()) {
            stream.send(Raw.request("GET", "/mcp", "", session, low)).head();
            String subscribe = Running.message("2", "resources/subscribe", "\"uri\":\"scoped://one\"");
            assertChallenge("resources:use", running.post(subscribe, session, low));
            assertChallenge("tools:use", running.post(Running.call("1", "scoped", "{}"), session, low));
            assertTrue(running.post(Running.call("1", "scoped", "{}"), session, full).body().contains("used by ada"));
            assertEquals(200, running.post(subscribe, session, full).status());
            assertChallenge("tools:use", running.post(Running.call("1", "scoped", "{}"), session, low));
            running.tools.change();
            assertEquals(Optional.of("notifications/tools/list_changed"), stream.message().json().string("method"));
        }
    }

    @Test
    void comesOnTheStreamOf20241105() throws Exception {
        String low = tokens.give("ada", "base");
        String full = tokens.give("ada", "base", "items:use", "tools:use");
        try (Raw stream = running.connect()) {
            stream.send(Raw.request("GET", "/sse", "", low)).head();
            String messages = stream.event().orElseThrow().field("data").orElseThrow();
            running.send("POST", messages, Running.message("0", "initialize", "\"protocolVersion\":\"2024-11-05\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}"), low);
            stream.message();
            assertEquals(202, running.send("POST", messages, Running.call("1", "scoped", "{}"), low).status());
            assertTrue(stream.message().json().toString().contains("-31403"));
            assertEquals(202, running.send("POST", messages, Running.call("2", "scoped", "{}"), full).status());
            assertTrue(stream.message().json().toString().contains("used by ada"), "a new token counts from the next message on");
            assertEquals(404, running.send("POST", messages, Running.call("3", "scoped", "{}"), tokens.give("bob", "base")).status());
        }
    }

    @Test
    void holdsForTheResourcesThatAListenerNames() throws IOException {
        String filter = "\"notifications\":{\"resourceSubscriptions\":[\"scoped://one\"]}";
        assertChallenge("resources:use", modern("subscriptions/listen", filter, tokens.give("ada", "base")));
        try (Raw raw = running.connect()) {
            raw.send(Running.modern("8", "subscriptions/listen", filter, tokens.give("ada", "base", "items:use", "resources:use"))).head();
            assertEquals(Optional.of("notifications/subscriptions/acknowledged"), raw.message().json().string("method"));
        }
    }

    @ParameterizedTest
    @CsvSource({"tools/list, scoped, tools:use", "resources/list, scoped://one, resources:use",
        "resources/templates/list, scoped://of/{name}, templates:use", "prompts/list, scoped, prompts:use"})
    void isNotNeededForListsWhichShowWhatTheCallerMayUse(String method, String name, String scope) throws IOException {
        String quoted = "\"" + name + "\"";
        Raw.Response low = modern(method, "", tokens.give("ada", "base", scope));
        assertFalse(low.body().contains(quoted), low::body);
        assertTrue(low.body().contains("\"cacheScope\":\"private\""), low::body);
        assertTrue(modern(method, "", tokens.give("ada", "base", "items:use", scope)).body().contains(quoted));
    }

    @Test
    void keepsTheResultOfAResourceOutOfSharedCaches() throws IOException {
        String body = modern("resources/read", "\"uri\":\"scoped://one\"", "Mcp-Name: scoped://one",
                tokens.give("ada", "base", "items:use", "resources:use")).body();
        assertTrue(body.contains("\"cacheScope\":\"private\"") && body.contains("\"ttlMs\":60000"), body);
    }

    @Test
    void isNoneForACallerThatNobodyAsked() throws Exception {
        try (Running open = Running.start()) {
            open.server.catalog().add(new ScopedItems());
            try (Raw raw = open.connect()) {
                assertEquals(200, raw.send(Running.modernCall("1", "scoped", "{}")).response().status());
                assertTrue(raw.send(Running.modern("2", "tools/list", "")).response().body().contains("\"cacheScope\":\"public\""));
            }
        }
    }
}
