package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Opens more sessions than the server may keep, and never uses them.
public record Sessions(int count) implements Attack {
    private static final int CONNECTIONS = 8;

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public void start(Peers peers) {
        byte[] initialize = Requests.initialize();
        peers.start(CONNECTIONS, connection -> {
            for (int i = 0; i < count / CONNECTIONS; i++) {
                connection.ask(initialize);
            }
        });
    }

    @Override
    public Duration holds() {
        return Duration.ofSeconds(90);
    }

    /// The server keeps an unused session for half an hour.
    @Override
    public int leaves() {
        return 40;
    }

}
