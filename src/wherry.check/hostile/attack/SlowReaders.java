package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Clients that ask for a large result and read one kilobyte of it a second.
public record SlowReaders(String name, int count, int bytes) implements Attack {
    private static final int KILOBYTE = 1 << 10;

    @Override
    public void start(Peers peers) {
        byte[] call = Requests.call("big_result", "{\"bytes\":" + bytes + "}");
        peers.startUnread(count, connection -> {
            connection.send(call);
            Thread.sleep(Duration.ofSeconds(5));
            connection.read(false);
            while (true) {
                connection.skim(KILOBYTE);
                Thread.sleep(Duration.ofSeconds(1));
            }
        });
    }
}
