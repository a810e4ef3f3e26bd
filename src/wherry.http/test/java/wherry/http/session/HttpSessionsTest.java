package wherry.http.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import wherry.http.ListLog;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpOptions;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Message;
import wherry.server.Server;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.server.session.Sender;
import wherry.tool.Implementation;
import wherry.tool.Principal;

class HttpSessionsTest {
    private static final int TOTAL = 100_000;
    private static final Sender SENDER = new Sender(Principal.ANONYMOUS, "192.0.2.1");
    private static final JsonObject LARGE = JsonObject.of("text", Json.of("x".repeat(20_000)));

    @AutoClose
    private final Server server = new Server(ServerOptions.defaults(Implementation.of("test", "1")), HostOptions.temporary(Map.of()), new ListLog(),
            InstantSource.system(), SecureRandom::new, List.of());
    private final HttpSessions sessions = new HttpSessions(server, new HttpOptions("127.0.0.1", 0, "/mcp", Set.of(), Set.of(), true, 1 << 20, 4096,
            new SessionLimits(Duration.ofMinutes(30), Duration.ZERO, 100, 100, 10, 100, 50_000, TOTAL), StreamLimits.DEFAULT),
            new HeapShares(100, 1 << 20, TOTAL, 100), new MemoryBudget(1 << 20));

    private HttpSession open() {
        var initialize = (Message.Request) Envelope.read(Json.parse("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
                 "clientInfo":{"name":"t","version":"1"}}}"""));
        return sessions.open(initialize, SENDER).session();
    }

    @Test
    void haveTheLongestUnusedForgetWhileAllKeepMoreThanHalf() {
        var opened = new ArrayList<HttpSession>();
        for (int i = 0; i < 4; i++) {
            opened.add(open());
            opened.get(i).general().offer(LARGE);
        }
        sessions.find(opened.get(0).id(), SENDER);
        sessions.sweep();
        assertFalse(forgot(opened.get(0)), "used last");
        assertTrue(forgot(opened.get(1)));
        assertTrue(forgot(opened.get(2)));
        assertFalse(forgot(opened.get(3)), "two together keep less than half");
    }

    @Test
    void areNotTouchedByAnothersRequest() {
        var opened = new ArrayList<HttpSession>();
        for (int i = 0; i < 4; i++) {
            opened.add(open());
            opened.get(i).general().offer(LARGE);
        }
        var stranger = new Sender(new Principal("issuer", "stranger", Set.of()), "192.0.2.1");
        assertTrue(sessions.find(opened.get(0).id(), stranger).isEmpty());
        sessions.sweep();
        assertTrue(forgot(opened.get(0)), "it is still the longest unused one");
        assertTrue(forgot(opened.get(1)));
        assertFalse(forgot(opened.get(2)));
    }

    private static boolean forgot(HttpSession session) {
        return session.general().log().isEmpty();
    }
}
