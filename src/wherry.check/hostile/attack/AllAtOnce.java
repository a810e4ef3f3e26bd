package attack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import wire.Peers;

/// Several attacks at the same time.
public record AllAtOnce(List<Attack> attacks) implements Attack {

    @Override
    public String name() {
        return "all-at-once";
    }

    @Override
    public void start(Peers peers) throws IOException {
        for (Attack attack : attacks) {
            attack.start(peers);
        }
    }

    @Override
    public Duration holds() {
        return Duration.ofSeconds(40);
    }

    @Override
    public int leaves() {
        return attacks.stream().mapToInt(Attack::leaves).max().orElse(0);
    }

    @Override
    public boolean takesConnections() {
        return true;
    }
}
