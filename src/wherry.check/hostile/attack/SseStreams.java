package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Streams of the transport of 2024-11-05.
public record SseStreams(int count) implements Attack {

    @Override
    public String name() {
        return "sse";
    }

    @Override
    public void start(Peers peers) {
        byte[] open = Requests.sse();
        peers.start(count, connection -> {
            connection.open(open);
            connection.drain();
        });
    }

    /// Longer than the interval of heartbeats.
    @Override
    public Duration holds() {
        return Duration.ofSeconds(20);
    }

    @Override
    public boolean takesConnections() {
        return true;
    }
}
