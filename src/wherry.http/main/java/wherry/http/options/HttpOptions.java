package wherry.http.options;

import java.util.Objects;
import java.util.Set;

/// What can be set on the HTTP transport, with its limits.
///
/// @param host           a name or an address to bind; `localhost` binds both loopback addresses
/// @param port           0 binds any free port
/// @param path           of the MCP endpoint, compared exactly, but for a slash at the end
/// @param allowedHosts   that a `Host` header may name, beside the loopback ones, `host` and the address that the client connected to
/// @param allowedOrigins whose pages may call and read the answers, beside loopback ones
/// @param legacySse      whether the HTTP+SSE transport of 2024-11-05 is served, at `/sse` and `/messages`
/// @param bodyLimit      bytes of one request's body
/// @param maxConnections at once; fewer when the process may not open as many files
public record HttpOptions(String host, int port, String path, Set<HostName> allowedHosts, Set<WebOrigin> allowedOrigins,
        boolean legacySse, int bodyLimit, int maxConnections, SessionLimits sessions, StreamLimits streams) {
    /// What a path of the endpoint is.
    public static final String VALID_PATH = "a path that begins with / and is more than that, without ?, # and what must be percent-encoded";

    public HttpOptions {
        Objects.requireNonNull(host);
        Objects.requireNonNull(sessions);
        Objects.requireNonNull(streams);
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
        if (!isPath(path)) {
            throw new IllegalArgumentException("the endpoint's path: expected " + VALID_PATH + ", got " + path);
        }
    }

    /// Whether the endpoint can have this path, as [#VALID_PATH] says.
    public static boolean isPath(String text) {
        return text.matches("/[!-~&&[^/?#]][!-~&&[^?#]]*");
    }

    /// Options with the default limits.
    public static HttpOptions at(String host, int port) {
        return new HttpOptions(host, port, "/mcp", Set.of(), Set.of(), true, 4 << 20, 8192, SessionLimits.DEFAULT, StreamLimits.DEFAULT);
    }
}
