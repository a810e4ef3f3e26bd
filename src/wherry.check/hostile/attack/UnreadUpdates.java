package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Streams that are not read, of sessions that subscribed to a resource which changes a thousand times a second.
public record UnreadUpdates(int count) implements Attack {
    private static final String URI = "\"uri\":\"test://watched-resource\"";

    @Override
    public String name() {
        return "unread-updates";
    }

    @Override
    public void start(Peers peers) {
        peers.startUnread(count, connection -> {
            String session = connection.openSession();
            connection.ask(Requests.legacy(session, "resources/subscribe", URI));
            connection.open(Requests.generalStream(session));
            Thread.sleep(Duration.ofMinutes(10));
        });
        peers.start(1, connection -> {
            Thread.sleep(Duration.ofSeconds(3));
            connection.ask(Requests.call("update_resource", "{" + URI + ",\"times\":15000,\"aSecond\":1000}"));
        });
    }

    @Override
    public Duration holds() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int leaves() {
        return 70;
    }
}
