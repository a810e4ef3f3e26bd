package wherry.check.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wherry.check.wire.FixtureServer;
import wherry.check.wire.Transport;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.LogLevel;

/// Log messages that belong to no request.
class TellClientsTest {

    @Test
    void reachSessionsThatTakeTheirLevel() {
        try (var server = FixtureServer.over(Transport.MEMORY); var peer = server.peer("2025-11-25")) {
            peer.request("ping");
            server.server().server().tellClients(LogLevel.ERROR, "dev", "broken");
            assertEquals(JsonObject.parse("{\"level\":\"error\",\"logger\":\"dev\",\"data\":\"broken\"}"),
                    peer.awaitNotification("notifications/message").object("params").orElseThrow());

            peer.request("logging/setLevel", JsonObject.of("level", Json.of("critical")));
            server.server().server().tellClients(LogLevel.ERROR, "dev", "broken");
            peer.request("ping");
            assertEquals(List.of(), peer.notifications());
        }
    }
}
