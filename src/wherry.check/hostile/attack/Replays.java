package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Sessions without a stream, for which the server keeps notifications: each subscribes to a resource with a long URI, which
/// then changes often.
public record Replays(int count, int changes) implements Attack {
    private static final int NAME = 60_000;

    @Override
    public String name() {
        return "replays";
    }

    @Override
    public void start(Peers peers) {
        String uri = "\"uri\":\"test://template/" + "x".repeat(NAME) + "/data\"";
        byte[] change = Requests.call("update_resource", "{" + uri + "}");
        peers.start(count, connection -> {
            connection.ask(Requests.legacy(connection.openSession(), "resources/subscribe", uri));
            connection.drain();
        });
        peers.start(1, connection -> {
            Thread.sleep(Duration.ofSeconds(5));
            for (int i = 0; i < changes; i++) {
                connection.ask(change);
            }
            connection.drain();
        });
    }

    @Override
    public int leaves() {
        return 80;
    }
}
