package wherry.http.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import wherry.http.exchange.Ascii;
import wherry.http.options.HttpOptions;

/// Which `Host` and `Origin` headers are let in: the defence against pages that rebind their name to this server's address.
public final class AllowList {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int PORT_DIGITS = 5;

    private final Set<String> hosts;
    private final Set<String> origins;
    /// The header that was allowed last: most likely the next one too.
    private volatile String lastHost = "";

    public AllowList(HttpOptions options) {
        this.hosts = new HashSet<>(LOOPBACK);
        hosts.add(bracketed(options.host()));
        options.allowedHosts().forEach(host -> hosts.add(bracketed(host)));
        this.origins = new HashSet<>();
        options.allowedOrigins().forEach(origin -> origins.add(origin.toLowerCase(Locale.ROOT)));
    }

    /// An IPv6 address as it stands in a URL.
    private static String bracketed(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.indexOf(':') >= 0 && !lower.startsWith("[") ? "[" + lower + "]" : lower;
    }

    /// Whether a `Host` header names this server; its port may be another, since ports get mapped.
    ///
    /// @param localAddress that the client connected to: an address cannot be rebound, as a name can
    boolean allowsHost(String authority, Supplier<String> localAddress) {
        if (authority.equals(lastHost)) {
            return true;
        }
        String host = host(authority);
        if (hosts.contains(host)) {
            lastHost = authority;
            return true;
        }
        return host.equals(bracketed(localAddress.get()));
    }

    boolean allowsOrigin(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return origins.contains(lower) || isLoopback(lower);
    }

    /// Whether a page of this origin was allowed by the operator, and so is told that it may read the answers.
    boolean isConfigured(String origin) {
        return origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static boolean isLoopback(String origin) {
        String authority = origin.startsWith("http://") ? origin.substring(7)
                : origin.startsWith("https://") ? origin.substring(8) : "";
        return LOOPBACK.contains(host(authority));
    }

    /// The host of an authority in lower case; empty when it is not of the form `host[:port]`.
    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']') && colon >= 0;
        if (hasPort && !Ascii.isNumber(authority.substring(colon + 1), PORT_DIGITS)) {
            return "";
        }
        return (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
    }
}
