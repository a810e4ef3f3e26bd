package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpOptions;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;
import wherry.http.session.HttpSession;
import wherry.http.session.HttpSessions;
import wherry.json.Json;
import wherry.protocol.Envelope;
import wherry.protocol.Message;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// Sessions that another process with the same key opened, or that this one forgot.
class ResumedSessionTest {
    private static final String LIST = Running.message("5", "tools/list", "");
    private static final Sender SENDER = new Sender(Principal.ANONYMOUS, "192.0.2.1");

    @AutoClose
    private final Running earlier = Running.start();
    @AutoClose
    private final Running running = Running.start();

    ResumedSessionTest() throws IOException {
    }

    @Test
    void servesASessionOfAnotherProcess() throws IOException {
        String session = earlier.session("2025-06-18");
        earlier.close();
        Raw.Response list = running.post(LIST, session);
        assertEquals(200, list.status());
        assertTrue(list.json().object("result").orElseThrow().has("tools"));
        assertEquals(202, running.post("{\"jsonrpc\":\"2.0\",\"id\":77,\"result\":{}}", session).status(), "an answer to a lost question");
    }

    @Test
    void keepsRevisionAndCapabilitiesOfTheClient() {
        HttpSession opened = sessions(earlier, 10).open(initialize("""
                {"elicitation":{"url":{}},"roots":{},"extensions":{"io.example/x":{"y":1}}}""", "c"), SENDER).session();
        HttpSession resumed = sessions(running, 10).find(opened.id(), SENDER).orElseThrow();
        assertEquals(opened.session().revision(), resumed.session().revision());
        assertEquals(opened.session().capabilities(), resumed.session().capabilities());
        assertEquals("c", resumed.session().clientInfo().name());
    }

    @Test
    void givesASessionOfAnotherProcessToItsPrincipalAlone() {
        var owner = Sender.only(new Principal("issuer", "owner", Set.of()));
        String id = sessions(earlier, 10).open(initialize("{}", "c"), owner).session().id();
        HttpSessions later = sessions(running, 10);
        assertTrue(later.find(id, Sender.only(new Principal("issuer", "other", Set.of()))).isEmpty());
        assertTrue(later.find(id, SENDER).isEmpty());
        assertTrue(later.find(id, owner).isPresent());
        assertTrue(later.find(id, SENDER).isEmpty(), "nor once it was taken up");
    }

    @Test
    void takesUpASessionOnceForManyRequests() throws Exception {
        HttpSessions later = sessions(running, 10);
        for (int round = 0; round < 20; round++) {
            String id = sessions(earlier, 10).open(initialize("{}", "c"), SENDER).session().id();
            var found = new HashSet<HttpSession>();
            try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<HttpSession> find = () -> later.find(id, SENDER).orElseThrow();
                for (var each : requests.invokeAll(List.of(find, find, find, find))) {
                    found.add(each.get());
                }
            }
            assertEquals(1, found.size());
        }
    }

    @Test
    void takesUpASessionThatMadeRoomForAnother() {
        HttpSessions sessions = sessions(running, 2);
        var opened = new ArrayList<HttpSession>();
        for (int i = 0; i < 3; i++) {
            opened.add(sessions.open(initialize("{}", "c"), SENDER).session());
        }
        HttpSession resumed = sessions.find(opened.get(0).id(), SENDER).orElseThrow();
        assertSame(resumed, sessions.find(opened.get(0).id(), SENDER).orElseThrow());
    }

    @Test
    void leavesASessionEndedThatItsClientEnded() throws IOException {
        String session = running.session("2025-06-18");
        assertEquals(200, running.send("DELETE", "/mcp", "", session).status());
        assertEquals(404, running.post(LIST, session).status());
        String other = earlier.session("2025-06-18");
        assertEquals(200, running.send("DELETE", "/mcp", "", other).status());
        assertEquals(404, running.post(LIST, other).status());
    }

    @Test
    void refusesAnIdThatWasChanged() throws IOException {
        String session = earlier.session("2025-06-18");
        for (int at : new int[] {session.length() - 1, session.length() / 2, "Mcp-Session-Id: ".length()}) {
            char changed = session.charAt(at) == 'A' ? 'B' : 'A';
            assertEquals(404, running.post(LIST, session.substring(0, at) + changed + session.substring(at + 1)).status());
        }
    }

    @Test
    void keepsToThisProcessWhatIsTooLongForAnId() {
        HttpSession opened = sessions(earlier, 10).open(initialize("{}", "c".repeat(3000)), SENDER).session();
        assertTrue(opened.id().length() < 100);
        assertTrue(sessions(running, 10).find(opened.id(), SENDER).isEmpty());
    }

    @Test
    void resumesTheStreamOfASessionOfAnotherProcess() throws Exception {
        String session = earlier.session("2025-11-25");
        try (Raw listening = running.connect()) {
            listening.send(Raw.request("GET", "/mcp", "", session, "Last-Event-ID: 0-3"));
            assertEquals(200, listening.head().status());
            running.tools.change();
            assertTrue(listening.message().field("id").orElseThrow().startsWith("0-"));
        }
        assertEquals(400, running.send("GET", "/mcp", "", session, "Last-Event-ID: 1-1").status(), "the stream of a call that is lost");
    }

    private static HttpSessions sessions(Running running, int most) {
        HttpOptions usual = Running.options(new SessionLimits(Duration.ofMinutes(1), Duration.ofHours(1), most, 10, 10, 10, 1000, 1 << 20),
                StreamLimits.DEFAULT);
        return new HttpSessions(running.server, usual, HeapShares.ofThisProcess(), new MemoryBudget(1 << 20));
    }

    private static Message.Request initialize(String capabilities, String name) {
        return (Message.Request) Envelope.read(Json.parse("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":%s,
                 "clientInfo":{"name":"%s","version":"1"}}}""".formatted(capabilities, name)));
    }
}
