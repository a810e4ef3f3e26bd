package wherry.server.options;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import wherry.tool.Implementation;

/// The options and limits of a server.
///
/// @param info          the server's name and version
/// @param workers       how many handlers work at once; one that waits for its client does not count
/// @param queue         how many calls wait for a worker; the next call is refused
/// @param addressShare  how much of the workers and of the queue the calls of one address may take, in percent
/// @param rate          how many calls one principal may make in a second; 0 means no limit
/// @param callTimeout   after which the server interrupts a handler and answers its call with an error
/// @param askTimeout    how long a handler on a legacy session waits for its client's answer
/// @param pageSize      how many items one page of a list has
/// @param listTtl       how long a modern client may keep a list
/// @param listeners     how many `subscriptions/listen` streams are open at once
/// @param subscriptions how many resource URIs one client may subscribe to
/// @param inFlight      how many requests of one connection or session are open at once
/// @param stateTtl      how long a client may take to retry with its input
/// @param stateKeys     AES-256 keys for request states and cursors: the first seals, all open. Without one the server makes a key
///                      at its start, and a restart makes earlier states and cursors invalid
/// @param tools         which tools clients see
/// @param clients       what the server does because clients differ
public record ServerOptions(Implementation info, int workers, int queue, int addressShare, int rate, Duration callTimeout, Duration askTimeout,
        int pageSize, Duration listTtl, int listeners, int subscriptions, int inFlight, Duration stateTtl,
        List<byte[]> stateKeys, ToolOptions tools, ClientOptions clients) {

    public ServerOptions {
        Objects.requireNonNull(info);
        Objects.requireNonNull(clients);
        stateKeys = stateKeys.stream().map(byte[]::clone).toList();
        if (stateKeys.stream().anyMatch(key -> key.length != 32)) {
            throw new IllegalArgumentException("a state key should have 32 bytes");
        }
    }

    /// The options of a server that shows all tools.
    public ServerOptions(Implementation info, int workers, int queue, int addressShare, int rate, Duration callTimeout, Duration askTimeout,
            int pageSize, Duration listTtl, int listeners, int subscriptions, int inFlight, Duration stateTtl, List<byte[]> stateKeys) {
        this(info, workers, queue, addressShare, rate, callTimeout, askTimeout, pageSize, listTtl, listeners, subscriptions, inFlight, stateTtl,
                stateKeys, ToolOptions.ALL, ClientOptions.DEFAULT);
    }

    /// The same with other options for tools.
    public ServerOptions with(ToolOptions others) {
        return new ServerOptions(info, workers, queue, addressShare, rate, callTimeout, askTimeout, pageSize, listTtl, listeners, subscriptions,
                inFlight, stateTtl, stateKeys, others, clients);
    }

    /// The same with other options for clients.
    public ServerOptions with(ClientOptions others) {
        return new ServerOptions(info, workers, queue, addressShare, rate, callTimeout, askTimeout, pageSize, listTtl, listeners, subscriptions,
                inFlight, stateTtl, stateKeys, tools, others);
    }

    /// The documented defaults, without keys.
    public static ServerOptions defaults(Implementation info) {
        return new ServerOptions(info, 64, 1024, 75, 0, Duration.ofMinutes(10), Duration.ofMinutes(5), 100, Duration.ofMinutes(5),
                10_000, 1000, 10_000, Duration.ofMinutes(10), List.of());
    }
}
