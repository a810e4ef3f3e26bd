package wherry.http.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.http.options.HostName;
import wherry.http.options.HttpOptions;
import wherry.http.options.WebOrigin;

/// The hosts and origins that are allowed. It defends against web pages that rebind their name to this server's address.
final class AllowList {
    private static final Set<HostName> LOOPBACK = Stream.of("localhost", "127.0.0.1", "::1").map(HostName::parse)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> WEB = Set.of("http", "https");

    private final Set<HostName> hosts;
    private final Set<String> origins;

    AllowList(HttpOptions options) {
        this.hosts = new HashSet<>(LOOPBACK);
        hosts.addAll(options.allowedHosts());
        HostName.of(options.host()).ifPresent(hosts::add);
        this.origins = options.allowedOrigins().stream().map(WebOrigin::text).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a name or an address is this server's.
    boolean allows(HostName host) {
        return hosts.contains(host);
    }

    /// Whether a page may call and read the answers: pages of this machine's own names, and those that the operator named.
    boolean allowsOrigin(String header) {
        Optional<WebOrigin> origin = WebOrigin.of(header);
        return origin.isPresent() && (origins.contains(origin.get().text())
                || LOOPBACK.contains(origin.get().host()) && WEB.contains(origin.get().scheme()));
    }
}
