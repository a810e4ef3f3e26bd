package wherry.check.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.check.wire.FixtureServer;
import wherry.check.wire.Transport;
import wherry.json.Json;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;

/// How a server ends in good order.
class DrainTest {

    @ParameterizedTest
    @EnumSource
    void endsListenersWithTheirClosingMessagesAndLetsCallsFinish(Transport transport) throws InterruptedException {
        try (var server = FixtureServer.over(transport); var peer = server.peer("2026-07-28")) {
            long ear = peer.send("subscriptions/listen", JsonObject.of("notifications", JsonObject.EMPTY));
            peer.awaitNotification("notifications/subscriptions/acknowledged");
            long call = peer.send("tools/call", JsonObject.of("name", Json.of("slow"),
                    "arguments", JsonObject.of("seconds", JsonNumber.of(0.5))));
            peer.call("test_simple_text");

            assertTrue(server.server().drain(Duration.ofSeconds(10)));
            assertEquals(Json.of(ear), peer.awaitNotification("notifications/cancelled").object("params").orElseThrow()
                    .get("requestId").orElseThrow());
            assertEquals("complete", peer.await(ear).result().string("resultType").orElseThrow());
            assertTrue(peer.await(call).text().startsWith("slept"));
            assertTrue(peer.call("test_simple_text").error().string("message").orElseThrow().contains("shutting down"));
        }
    }
}
