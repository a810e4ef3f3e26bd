package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Opens sessions and never uses them: as many as there may be, then twice as many.
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

    /// A session is there for half an hour.
    @Override
    public int leaves() {
        return 40;
    }

}
