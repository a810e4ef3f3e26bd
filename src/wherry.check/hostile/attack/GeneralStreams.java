package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Sessions of 2025-11-25, each with its GET stream.
public record GeneralStreams(int count) implements Attack {

    @Override
    public String name() {
        return "get-streams";
    }

    @Override
    public void start(Peers peers) {
        peers.start(count, connection -> {
            connection.open(Requests.generalStream(connection.openSession()));
            connection.drain();
        });
    }

    @Override
    public Duration holds() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int leaves() {
        return count / 100;
    }

    @Override
    public boolean takesConnections() {
        return true;
    }
}
