package wherry.check.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.check.wire.FixtureServer;
import wherry.check.wire.Transport;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.testkit.TestPeer;

/// No client and no call disturbs another.
class IsolationTest {
    private static final int PEERS = 64;
    private static final int CALLS = 15;

    /// All clients count their requests from 1, so that they use the same ids and only the nonces differ. Without stdio, which has one client.
    @ParameterizedTest
    @EnumSource(names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
    void neverGivesOneClientTheAnswerOfAnother(Transport transport) throws InterruptedException, ExecutionException {
        try (var server = FixtureServer.over(transport); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<Integer>>();
            for (int number = 0; number < PEERS; number++) {
                String revision = number % 2 == 0 ? "2026-07-28" : "2025-11-25";
                clients.add(threads.submit(converse(server, revision, "peer " + number)));
            }
            for (Future<Integer> client : clients) {
                assertEquals(CALLS, client.get());
            }
        }
    }

    /// @return how many answers were the client's own
    private static Callable<Integer> converse(FixtureServer server, String revision, String name) {
        return () -> {
            int own = 0;
            try (TestPeer peer = server.peer(revision)) {
                peer.onElicit(Map.of("username", name, "email", "e")).meta("progressToken", Json.of(name));
                for (int call = 0; call < CALLS; call++) {
                    String nonce = name + " call " + call;
                    long sent = peer.begin("echo", Map.of("message", nonce));
                    long asking = peer.begin("who", Map.of());
                    own += peer.await(sent).text().equals(nonce) && peer.await(asking).text().contains(name) ? 1 : 0;
                }
                assertTrue(peer.call("test_elicitation", Map.of("message", "?")).text().contains("\"" + name + "\""));
                peer.call("test_tool_with_progress");
                peer.notifications().forEach(told -> assertTrue(told.toString().contains("\"" + name + "\""), told::toString));
            }
            return own;
        };
    }

    @Test
    void answersOthersWhileToolsLoopAndThrow() {
        try (var server = FixtureServer.over(Transport.MEMORY, Map.of("workers", "4")); var troubled = server.peer("2025-11-25");
                var other = server.peer("2026-07-28")) {
            List<Long> spinning = List.of(troubled.begin("spin", Map.of()), troubled.begin("spin", Map.of()));
            for (String tool : List.of("throw_error", "throw_exception", "return_null")) {
                assertEquals(-32603, troubled.call(tool).code());
            }
            for (int call = 0; call < 50; call++) {
                assertEquals("still here", other.call("echo", Map.of("message", "still here")).text());
            }
            spinning.forEach(troubled::cancel);
            assertEquals("still here", troubled.call("echo", Map.of("message", "still here")).text());
        }
    }

    @Test
    void doesNotShowClientsWhatThrew() {
        try (var server = FixtureServer.over(Transport.MEMORY); var peer = server.peer("2026-07-28")) {
            for (String tool : List.of("throw_error", "throw_exception")) {
                JsonObject error = peer.call(tool).error();
                assertFalse(error.toString().contains("must not read"), error::toString);
                String incident = error.object("data").orElseThrow().string("incident").orElseThrow();
                List<String> logged = server.server().logged();
                assertTrue(logged.stream().anyMatch(line -> line.contains(incident) && line.contains("must not read")),
                        logged::toString);
            }
        }
    }

    @Test
    void showsClientsWhatThrewInDevelopment() {
        try (var server = FixtureServer.over(Transport.MEMORY); var peer = server.peer("2026-07-28")) {
            server.server().server().explainBugs(Throwable::getMessage);
            String message = peer.call("throw_exception").failure();
            assertTrue(message.matches("Internal error; the server's log has more under incident [0-9a-f]{8}: .*must not read"), message);
        }
    }

    @Test
    void showsEveryClientTheSameLists() {
        try (var server = FixtureServer.over(Transport.MEMORY); var one = server.peer("2026-07-28");
                var other = server.peer("2026-07-28")) {
            one.onRoots("file:///a").onSample(_ -> TestPeer.says("a"));
            one.call("test_simple_text");
            for (String method : List.of("tools/list", "resources/list", "prompts/list", "resources/templates/list")) {
                assertEquals(one.request(method).result(), other.request(method).result());
            }
        }
    }
}
