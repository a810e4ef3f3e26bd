package wherry.check.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.check.wire.FixtureServer;
import wherry.check.wire.Transport;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.testkit.TestPeer;

/// The work of a cancelled call stops, and its client gets no more messages of it.
class CancellationTest {
    @ParameterizedTest
    @EnumSource
    void interruptsTheWork(Transport transport) throws InterruptedException {
        try (var server = FixtureServer.over(transport); var peer = server.peer("2026-07-28")) {
            for (int attempt = 1; attempt <= 20 && interrupted(peer).equals("0"); attempt++) {
                long call = peer.begin("slow", Map.of("seconds", 60));
                // A call that is cancelled before its handler has started has nothing to interrupt, so each attempt waits longer.
                Thread.sleep(20 * attempt);
                peer.cancel(call);
                awaitInterrupt(peer);
            }
            assertNotEquals("0", interrupted(peer));
        }
    }

    private static void awaitInterrupt(TestPeer peer) throws InterruptedException {
        for (int look = 0; look < 100 && interrupted(peer).equals("0"); look++) {
            Thread.sleep(20);
        }
    }

    private static String interrupted(TestPeer peer) {
        return peer.read("fixture://interrupted-count").text();
    }

    /// The cancellations arrive at different moments of the call.
    @Test
    void answersNoCancelledCallWheneverTheCancellationComes() throws InterruptedException {
        try (var server = FixtureServer.over(Transport.MEMORY); var wire = server.wire("2025-11-25")) {
            try (var opened = new TestPeer(wire, "2025-11-25")) {
                opened.request("ping");
                for (int round = 0; round < 300; round++) {
                    String id = "r" + round;
                    wire.send(JsonObject.builder().put("jsonrpc", "2.0").put("id", id).put("method", "tools/call")
                            .put("params", JsonObject.parse("{\"name\":\"slow\",\"arguments\":{\"seconds\":30}}")).build().toString());
                    Thread.sleep(Duration.ofNanos(1000L * (round % 100)));
                    wire.cancel(Json.of(id));
                }
                assertEquals(Optional.empty(), wire.receive(Duration.ofMillis(300)));
            }
            assertTrue(server.server().logged().stream().noneMatch(line -> line.contains("incident")),
                    () -> server.server().logged().toString());
        }
    }
}
