package wherry.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/// What can be set on the HTTP transport, with its limits.
///
/// @param host           a name or an address to bind; `localhost` binds both loopback addresses
/// @param port           0: any that is free
/// @param path           of the MCP endpoint, compared exactly
/// @param allowedHosts   names and addresses that a `Host` header may have, beside the loopback ones and the one that was bound
/// @param allowedOrigins origins such as `https://app.example.com` whose pages may call, beside loopback ones; only these get
///                       CORS headers
/// @param legacySse      whether the HTTP+SSE transport of 2024-11-05 is served, at `/sse` and `/messages`
/// @param bodyLimit      bytes of one request's body
/// @param maxConnections at once; less when the process may not have as many files open
public record HttpOptions(String host, int port, String path, Set<String> allowedHosts, Set<String> allowedOrigins,
        boolean legacySse, int bodyLimit, int maxConnections, Sessions sessions, Streams streams) {

    /// What legacy revisions may have the server remember.
    ///
    /// @param idle         after which a session without open streams and calls ends
    /// @param most         sessions at once; for one more the one that idles longest is ended
    /// @param perPrincipal sessions of one principal; the anonymous one has no such limit
    /// @param calls        of one session at once
    /// @param replayEvents kept of one session for a client that comes back
    /// @param replayBytes  kept of one session
    /// @param replayTotal  bytes kept of all of them
    public record Sessions(Duration idle, int most, int perPrincipal, int calls, int replayEvents, int replayBytes,
            long replayTotal) {
        public static final Sessions DEFAULT = new Sessions(Duration.ofMinutes(30), 10_000, 100, 100, 1000, 1 << 20, 64L << 20);
    }

    /// How streams are kept.
    ///
    /// @param quick         how long a call may take before a stream is opened for it
    /// @param beat          between the signs of life on a call's stream, which is how a client's loss is noticed
    /// @param idleBeat      the same where a client only listens
    /// @param retry         after which a client that lost its stream is asked to come back
    /// @param writeDeadline after which a client that does not read is cut off
    /// @param backlogEvents messages that wait for one client to read
    /// @param backlogBytes  the same in bytes; one message may always wait
    public record Streams(Duration quick, Duration beat, Duration idleBeat, Duration retry, Duration writeDeadline,
            int backlogEvents, int backlogBytes) {
        public static final Streams DEFAULT = new Streams(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(15),
                Duration.ofSeconds(1), Duration.ofSeconds(15), 256, 1 << 20);
    }

    public HttpOptions {
        Objects.requireNonNull(host);
        Objects.requireNonNull(sessions);
        Objects.requireNonNull(streams);
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
        if (!path.startsWith("/") || path.length() < 2) {
            throw new IllegalArgumentException("the endpoint's path should begin with / and be more than that, got " + path);
        }
    }

    /// The limits as documented.
    public static HttpOptions at(String host, int port) {
        return new HttpOptions(host, port, "/mcp", Set.of(), Set.of(), true, 4 << 20, 8192, Sessions.DEFAULT, Streams.DEFAULT);
    }
}
