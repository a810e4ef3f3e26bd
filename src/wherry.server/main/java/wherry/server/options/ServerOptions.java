package wherry.server.options;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import wherry.tool.Implementation;

/// What can be set on a server, with its limits.
///
/// @param info          who the server says it is
/// @param workers       handlers at work at once; one that waits for its client does not count
/// @param queue         calls that wait for a worker; the next one is told that the server is busy
/// @param addressShare  percent of the workers and of the places to wait that the calls of one address may take
/// @param rate          calls that one principal may make in a second; 0: no limit
/// @param callTimeout   after which a handler is interrupted and its caller told so
/// @param askTimeout    how long a handler waits for an answer of its client (legacy sessions)
/// @param pageSize      items on one page of a list
/// @param listTtl       how long a modern client may keep a list
/// @param listeners     `subscriptions/listen` streams at once
/// @param subscriptions resource URIs that one client may subscribe to
/// @param inFlight      requests of one connection or session at once
/// @param stateTtl      how long a client may take to come back with its input
/// @param stateKeys     AES-256 keys that seal request states and cursors: the first seals, all open. Empty: one made up at
///                      start, so that a restart voids what is out
public record ServerOptions(Implementation info, int workers, int queue, int addressShare, int rate, Duration callTimeout, Duration askTimeout,
        int pageSize, Duration listTtl, int listeners, int subscriptions, int inFlight, Duration stateTtl,
        List<byte[]> stateKeys) {

    public ServerOptions {
        Objects.requireNonNull(info);
        stateKeys = stateKeys.stream().map(byte[]::clone).toList();
        if (stateKeys.stream().anyMatch(key -> key.length != 32)) {
            throw new IllegalArgumentException("a state key should have 32 bytes");
        }
    }

    /// The limits as documented, with no keys set.
    public static ServerOptions defaults(Implementation info) {
        return new ServerOptions(info, 64, 1024, 75, 0, Duration.ofMinutes(10), Duration.ofMinutes(5), 100, Duration.ofMinutes(5),
                10_000, 1000, 10_000, Duration.ofMinutes(10), List.of());
    }
}
