package attack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import wire.Peers;

/// A way to take from a server more than it has.
public interface Attack {
    /// Short, for a table and for the command line.
    String name();

    /// Starts the connections and returns; the caller closes them after [#holds].
    void start(Peers peers) throws IOException;

    /// How long it goes on after the last connection was made; an attack of which nothing is left ends before.
    default Duration holds() {
        return Duration.ofSeconds(8);
    }

    /// Settings of the server that it is for, beyond the usual ones.
    default Map<String, String> settings() {
        return Map.of();
    }

    /// How many files the server may have open; 0 for as many as this process may.
    default int files() {
        return 0;
    }

    /// True when it takes so many connections that new ones of others may be closed as well.
    default boolean takesConnections() {
        return false;
    }

    /// Bytes of the bodies that the healthy client posts beside it on new connections.
    default int bodyOfOthers() {
        return 100_000;
    }

    /// Megabytes that the server may rightly keep when the attack is over: what a client could come back for.
    default int leaves() {
        return 0;
    }
}
