package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// More calls of a slow tool than the workers and the queue take.
public record SlowCalls(int count) implements Attack {

    @Override
    public String name() {
        return "slow-calls";
    }

    @Override
    public void start(Peers peers) {
        byte[] call = Requests.call("slow", "{\"seconds\":60}");
        peers.start(count, connection -> {
            connection.open(call);
            connection.drain();
        });
    }

    /// Longer than the healthy client may wait for an answer.
    @Override
    public Duration holds() {
        return Duration.ofSeconds(40);
    }
}
