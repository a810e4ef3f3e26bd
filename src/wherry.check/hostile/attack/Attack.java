package attack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import wire.Peers;

/// A way to exhaust a server.
public interface Attack {
    /// A short name for the table and the command line.
    String name();

    /// Starts the connections and returns. The caller closes them after [#holds].
    void start(Peers peers) throws IOException;

    /// How long the attack goes on after its last connection was made. It ends earlier when all its connections are closed.
    default Duration holds() {
        return Duration.ofSeconds(8);
    }

    /// Settings that the attacked server gets beside the usual ones.
    default Map<String, String> settings() {
        return Map.of();
    }

    /// How many files the server may have open; 0 for the limit of this process.
    default int files() {
        return 0;
    }

    /// True when the server may also close new connections of the healthy client, because the attack takes so many.
    default boolean takesConnections() {
        return false;
    }

    /// The size in bytes of the bodies that the healthy client posts on new connections during the attack.
    default int bodyOfOthers() {
        return 100_000;
    }

    /// Megabytes that the server may keep after the attack: sessions and messages that a client could still ask for.
    default int leaves() {
        return 0;
    }
}
