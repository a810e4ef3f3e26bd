package wherry.check.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.check.wire.FixtureServer;
import wherry.check.wire.Transport;
import wherry.json.Json;
import wherry.json.JsonObject;

/// The server drains: it lets calls end, and refuses new ones.
class DrainTest {

    @ParameterizedTest
    @EnumSource
    void endsListenersWithTheirClosingMessagesAndLetsCallsFinish(Transport transport) throws InterruptedException {
        try (var server = FixtureServer.over(transport); var peer = server.peer("2026-07-28")) {
            long ear = peer.send("subscriptions/listen", JsonObject.of("notifications", JsonObject.EMPTY));
            peer.awaitNotification("notifications/subscriptions/acknowledged");
            long call = peer.begin("slow", Map.of("seconds", 2));
            // Over HTTP each request has its own connection, so the answer to a later request does not prove that this one has begun.
            for (int look = 0; look < 1000 && server.server().server().working() == 0; look++) {
                Thread.sleep(10);
            }

            assertTrue(server.server().drain(Duration.ofSeconds(10)));
            assertEquals(Json.of(ear), peer.awaitNotification("notifications/cancelled").object("params").orElseThrow()
                    .get("requestId").orElseThrow());
            assertEquals("complete", peer.await(ear).result().string("resultType").orElseThrow());
            assertTrue(peer.await(call).text().startsWith("slept"));
            assertTrue(peer.call("test_simple_text").failure().contains("shutting down"));
        }
    }
}
