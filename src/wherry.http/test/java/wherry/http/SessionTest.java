package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpOptions;
import wherry.http.options.StreamLimits;
import wherry.http.session.HttpSession;
import wherry.http.session.HttpSessions;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Message;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// Sessions of legacy revisions: their start, their principals, their end.
class SessionTest {
    private static final String INITIALIZE = Running.message("0", "initialize", "\"protocolVersion\":\"2025-06-18\","
            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}");
    /// Characters of an id that name the key of its seal.
    private static final int KEY_NAME = 6;
    private static final String LIST = Running.message("5", "tools/list", "");

    @AutoClose
    private Running running = Running.start();

    SessionTest() throws IOException {
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void servesASessionFromInitializeOn(String revision) throws IOException {
        String session = running.session(revision);
        Raw.Response list = running.post(LIST, session, "MCP-Protocol-Version: " + revision);
        assertEquals(200, list.status());
        assertFalse(list.json().object("result").orElseThrow().has("resultType"));
        assertEquals(200, running.post(LIST, session).status(), "the header may be left out");
        assertEquals(202, running.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", session).status());
        assertEquals(200, running.post(Running.message("6", "ping", ""), session).status());
    }

    @Test
    void makesIdsThatCannotBeGuessed() throws IOException {
        var ids = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            String id = running.session("2025-06-18").substring("Mcp-Session-Id: ".length());
            assertTrue(id.matches("[\\x21-\\x7e]{32,}"), id);
            ids.add(id);
        }
        assertEquals(50, ids.size());
        for (int at = 0; at < 32; at++) {
            int position = KEY_NAME + at;
            assertTrue(ids.stream().map(id -> id.charAt(position)).distinct().count() > 5, "character " + position + " hardly changes");
        }
    }

    @Test
    void requiresTheSessionThatItGave() throws IOException {
        running.session("2025-06-18");
        assertEquals(400, running.post(LIST).status());
        assertEquals(404, running.post(LIST, "Mcp-Session-Id: no-such").status());
        for (String method : List.of("GET", "DELETE")) {
            assertEquals(400, running.send(method, "/mcp", "").status(), method);
            assertEquals(404, running.send(method, "/mcp", "", "Mcp-Session-Id: no-such").status(), method);
        }
    }

    @Test
    void answersFaultsOfASessionWith200SoThatTheClientKeepsIt() throws IOException {
        String session = running.session("2025-06-18");
        Raw.Response unknown = running.post(Running.message("5", "no/such", ""), session);
        assertEquals("200 -32601", unknown.status() + " " + unknown.code());
    }

    @Test
    void endsASessionOnDelete() throws Exception {
        String session = running.session("2025-11-25");
        try (Raw listening = running.connect(); Raw calling = running.connect()) {
            listening.send(Raw.request("GET", "/mcp", "", session)).head();
            calling.send(Raw.request("POST", "/mcp", Running.call("5", "say_and_hold", "{}"), session)).head();
            Running.eventually("the call is at work", () -> running.tools.started.get() == 1);
            assertEquals(200, running.send("DELETE", "/mcp", "", session).status());
            Running.eventually("the call is cancelled", () -> running.tools.interrupted.get() == 1);
            listening.events();
            assertTrue(calling.events().stream().noneMatch(event -> event.field("data").orElse("").contains("result")));
        }
        assertEquals(404, running.post(LIST, session).status());
        assertEquals(404, running.send("GET", "/mcp", "", session).status());
        assertEquals(404, running.send("DELETE", "/mcp", "", session).status());
        Running.eventually("nothing is left", () -> running.transport.openExchanges() == 0);
    }

    @Test
    void takesAnIdForNoProofOfWhoAsks() {
        var sessions = new HttpSessions(running.server, HttpOptions.at("127.0.0.1", 0), HeapShares.ofThisProcess(), new MemoryBudget(1 << 20));
        var owner = new Principal("issuer", "owner", Set.of());
        HttpSession session = sessions.open(initialize(), Sender.only(owner)).session();
        assertTrue(sessions.find(session.id(), Sender.only(owner)).isPresent());
        assertTrue(sessions.find(session.id(), Sender.only(new Principal("issuer", "owner", Set.of("more")))).isPresent(),
                "another token of the same owner may allow more");
        assertTrue(sessions.find(session.id(), Sender.only(new Principal("issuer", "other", Set.of()))).isEmpty());
        assertTrue(sessions.find(session.id(), Sender.only(Principal.ANONYMOUS)).isEmpty());
    }

    @Test
    void endsTheLongestIdleSessionForOneTooMany() {
        var sessions = sessions(Duration.ofMinutes(1));
        var busy = new Principal("issuer", "busy", Set.of());
        HttpSession first = sessions.open(initialize(), Sender.only(busy)).session();
        HttpSession second = sessions.open(initialize(), Sender.only(busy)).session();
        HttpSession third = sessions.open(initialize(), Sender.only(busy)).session();
        assertTrue(sessions.find(first.id(), Sender.only(busy)).isEmpty(), "two of one principal are the limit");
        sessions.find(second.id(), Sender.only(busy));
        sessions.open(initialize(), Sender.only(Principal.ANONYMOUS));
        sessions.open(initialize(), Sender.only(Principal.ANONYMOUS));
        assertTrue(sessions.find(third.id(), Sender.only(busy)).isEmpty(), "three of all are the limit, and this one was used least lately");
        assertTrue(sessions.find(second.id(), Sender.only(busy)).isPresent());
    }

    @Test
    void endsUnusedSessions() throws Exception {
        Duration limit = Duration.ofMillis(100);
        var sessions = sessions(limit);
        HttpSession session = sessions.open(initialize(), Sender.only(Principal.ANONYMOUS)).session();
        sessions.sweep();
        assertTrue(sessions.find(session.id(), Sender.only(Principal.ANONYMOUS)).isPresent());
        Running.eventually("it idles long enough", () -> session.idle().compareTo(limit) > 0);
        sessions.sweep();
        assertTrue(sessions.find(session.id(), Sender.only(Principal.ANONYMOUS)).isEmpty());
    }

    @Test
    void keepsASessionWhileAStreamOrACallIsOpen() throws Exception {
        running.close();
        running = Running.start(Running.sessions(Duration.ofMillis(1000), 10, 10, 1000));
        String session = running.session("2025-06-18");
        try (Raw calling = running.connect()) {
            calling.send(Raw.request("POST", "/mcp", Running.call("5", "hold", "{}"), session));
            Running.eventually("the call is at work", () -> running.tools.started.get() == 1);
            Thread.sleep(3500);
            running.tools.release.release();
            assertTrue(calling.response().json().has("result"));
        }
        Running.eventually("the session has ended", () -> status(session) == 404);
    }

    private int status(String session) {
        try {
            Thread.sleep(2500);
            return running.post(LIST, session).status();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void limitsTheCallsOfOneSession() throws Exception {
        running.close();
        running = Running.start(Running.sessions(Duration.ofMinutes(1), 1, 10, 1000));
        String session = running.session("2025-06-18");
        try (Raw calling = running.connect()) {
            calling.send(Raw.request("POST", "/mcp", Running.call("5", "hold", "{}"), session));
            Running.eventually("the call is at work", () -> running.tools.started.get() == 1);
            Raw.Response refused = running.post(Running.call("6", "echo", "{\"message\":\"x\"}"), session);
            assertEquals(503, refused.status());
            assertTrue(refused.header("retry-after").isPresent());
            running.tools.release.release();
        }
    }

    @Test
    void matchesAClientsAnswerBySession() throws Exception {
        String session = running.session("2025-06-18");
        String other = running.session("2025-06-18");
        try (Raw calling = running.connect()) {
            calling.send(Raw.request("POST", "/mcp", Running.call("5", "ask", "{}"), session)).head();
            Json id = calling.message().json().get("id").orElseThrow();
            String answer = "{\"jsonrpc\":\"2.0\",\"id\":" + id
                    + ",\"result\":{\"action\":\"accept\",\"content\":{\"name\":\"%s\"}}}";
            assertEquals(202, running.post(answer.formatted("Mallory"), other).status());
            assertEquals(202, running.post(answer.formatted("Ada").replace(id.toString(), "\"wherry-99\""), session).status());
            assertEquals(202, running.post(answer.formatted("Ada"), session).status());
            assertTrue(calling.message().json().toString().contains("Ada"));
        }
        assertEquals(400, running.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}").status(), "of no session");
    }

    @Test
    void cancelsACallByNotificationOfItsOwnSessionAlone() throws Exception {
        String session = running.session("2025-06-18");
        String other = running.session("2025-06-18");
        String cancel = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}";
        try (Raw calling = running.connect()) {
            calling.send(Raw.request("POST", "/mcp", Running.call("5", "say_and_hold", "{}"), session)).head();
            Running.eventually("the call is at work", () -> running.tools.started.get() == 1);
            assertEquals(202, running.post(cancel, other).status());
            assertEquals(0, running.tools.interrupted.get());
            assertEquals(202, running.post(cancel, session).status());
            Running.eventually("the call is cancelled", () -> running.tools.interrupted.get() == 1);
            assertTrue(calling.events().stream().noneMatch(event -> event.field("data").orElse("").contains("result")));
            calling.send(Raw.request("POST", "/mcp", LIST, session));
            assertEquals(200, calling.response().status(), "the interrupt did not break the connection");
        }
    }

    @Test
    void answersABatchOfTheOneRevisionThatHasThem() throws IOException {
        String session = running.session("2025-03-26");
        String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}";
        String batch = "[" + Running.call("1", "echo", "{\"message\":\"a\"}") + "," + notification + ","
                + Running.call("2", "echo", "{\"message\":\"b\"}") + ",5]";
        Raw.Response response = running.post(batch, session);
        assertEquals(200, response.status());
        assertEquals("application/json", response.header("content-type").orElseThrow());
        assertTrue(response.body().startsWith("[") && response.body().contains("\"id\":1") && response.body().contains("\"id\":2")
                && response.body().contains("-32600"), response.body());
        assertEquals(202, running.post("[" + notification + "]", session).status());
        assertEquals(400, running.post("[]", session).status());
        assertEquals(400, running.post("[" + INITIALIZE + "]", session).status());
        assertEquals(400, running.post("[" + LIST + ("," + LIST).repeat(50) + "]", session).status());
        assertEquals(400, running.post(batch, running.session("2025-06-18")).status());
        assertEquals(400, running.post(batch).status());
    }

    @Test
    void streamsABatchThatTakesLong() throws Exception {
        String session = running.session("2025-03-26");
        try (Raw raw = running.connect()) {
            String batch = "[" + Running.call("1", "say_and_hold", "{}") + ","
                    + Running.call("2", "echo", "{\"message\":\"b\"}") + "]";
            raw.send(Raw.request("POST", "/mcp", batch, session)).head();
            assertEquals(Optional.of("notifications/message"), raw.message().json().string("method"));
            running.tools.release.release();
            raw.message();
            String last = raw.message().field("data").orElseThrow();
            assertTrue(last.startsWith("[") && last.contains("\"id\":1") && last.contains("\"id\":2"), last);
            assertEquals(List.of(), raw.events());
        }
    }

    @Test
    void hasEachOfManyClientsGetItsOwnAnswers() throws Exception {
        var threads = new ArrayList<Thread>();
        var wrong = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < 64; i++) {
            int client = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    String session = client % 2 == 0 ? running.session("2025-06-18") : "";
                    try (Raw raw = running.connect()) {
                        for (int call = 0; call < 20; call++) {
                            String nonce = "c" + client + "-" + call;
                            String arguments = "{\"message\":\"" + nonce + "\"}";
                            String request = client % 2 == 0
                                    ? Raw.request("POST", "/mcp", Running.call("1", "echo", arguments), session)
                                    : Running.modernCall("1", "echo", arguments);
                            String body = raw.send(request).response().body();
                            if (!body.contains("\"" + nonce + "\"")) {
                                wrong.add(nonce + " got " + body);
                            }
                        }
                    }
                } catch (IOException e) {
                    wrong.add(e.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private HttpSessions sessions(Duration idle) {
        return new HttpSessions(running.server, Running.options(Running.sessions(idle, 10, 10, 1000), StreamLimits.DEFAULT),
                HeapShares.ofThisProcess(), new MemoryBudget(1 << 20));
    }

    private static Message.Request initialize() {
        return (Message.Request) Envelope.read(JsonObject.parse(INITIALIZE));
    }
}
