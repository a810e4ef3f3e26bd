package wherry.http.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.http.ListLog;
import wherry.http.RecordingExchange;
import wherry.http.Running;
import wherry.http.engine.HttpEngine;
import wherry.http.exchange.BodyReader;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpAdditions;
import wherry.http.options.HttpOptions;
import wherry.http.request.Authenticator;
import wherry.http.session.HttpSessions;
import wherry.protocol.MetaKey;
import wherry.server.Server;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;

/// When the handler of a request returns to its engine, and what becomes of a bug.
@Timeout(30)
class EndpointTest {
    private static final String LISTEN = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"subscriptions/listen\",\"params\":{\"notifications\":"
            + "{\"toolsListChanged\":true},\"_meta\":{\"" + MetaKey.PROTOCOL_VERSION + "\":\"2026-07-28\",\"" + MetaKey.CLIENT_CAPABILITIES + "\":{}}}}";

    private final ListLog log = new ListLog();
    @AutoClose
    private final Server server = new Server(ServerOptions.defaults(Implementation.of("test", "1")), HostOptions.temporary(Map.of()), log,
            InstantSource.system(), SecureRandom::new, List.of());
    private final ExchangeMonitor monitor = new ExchangeMonitor(log);
    private final MemoryBudget budget = new MemoryBudget(1 << 20);

    private Endpoint endpoint(boolean waits, Authenticator authenticator) {
        server.start(List.of());
        HttpOptions options = HttpOptions.at("127.0.0.1", 0);
        var bodies = new BodyReader(1 << 20, budget);
        var sessions = new HttpSessions(server, options, HeapShares.ofThisProcess(), budget);
        var routes = Routes.of(server, options, HttpAdditions.NONE, authenticator.resource(), sessions, new LegacySse(server, options, bodies), bodies, monitor);
        return new Endpoint(options, routes, authenticator, new Engine(waits), monitor, log, budget);
    }

    private record Engine(boolean endsExchangesWithTheirHandler) implements HttpEngine {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public void configure(int maxConnections, int listeners) {
        }

        @Override
        public int connections() {
            return 1;
        }
    }

    private static RecordingExchange listen() {
        return new RecordingExchange("POST", LISTEN, "Host: localhost", "Content-Type: application/json", "Content-Length: " + LISTEN.length(),
                "Accept: application/json, text/event-stream", "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: subscriptions/listen");
    }

    private static Thread handling(Endpoint endpoint, RecordingExchange http) {
        return Thread.ofVirtual().start(() -> {
            try {
                endpoint.handle(http);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void keepsTheHandlerOfAStreamOnAnEngineThatEndsExchangesWithIt() throws Exception {
        RecordingExchange http = listen();
        Thread handler = handling(endpoint(true, Authenticator.ANONYMOUS), http);
        Running.eventually("the stream has begun", () -> http.body().contains("acknowledged"));
        Running.eventually("the handler waits", () -> handler.getState() == Thread.State.WAITING);
        server.drain(Duration.ofSeconds(20));
        handler.join();
        assertTrue(http.isClosed() && http.body().contains("\"result\""), http.body());
        assertEquals(0, monitor.size());
    }

    @Test
    void lendsNoThreadOfOtherEnginesToAStream() throws Exception {
        RecordingExchange http = listen();
        handling(endpoint(false, Authenticator.ANONYMOUS), http).join();
        Running.eventually("the stream has begun", () -> http.body().contains("acknowledged"));
        assertFalse(http.isClosed());
    }

    @Test
    void reportsABugAndEndsTheConnection() throws Exception {
        RecordingExchange http = listen();
        endpoint(false, _ -> {
            throw new NoClassDefFoundError("secret");
        }).handle(http);
        assertEquals(500, http.status());
        assertEquals("close", http.getResponseHeaders().getFirst("Connection"));
        assertTrue(http.body().contains("\"incident\"") && !http.body().contains("secret"), http.body());
        assertTrue(log.lines().stream().anyMatch(line -> line.startsWith("ERROR incident") && line.contains("secret")), log.lines()::toString);
        assertEquals(0, monitor.size());
    }
}
