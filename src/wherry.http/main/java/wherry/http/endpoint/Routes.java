package wherry.http.endpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import wherry.http.exchange.BodyReader;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.options.HttpAdditions;
import wherry.http.options.HttpOptions;
import wherry.http.options.WebPage;
import wherry.http.request.ProtectedResource;
import wherry.http.session.HttpSessions;
import wherry.http.session.SessionLookup;
import wherry.server.Server;

/// The paths that are served. They are compared exactly, but for one slash at the end, which many people put into a client's settings.
public final class Routes {
    private final Map<String, Route> routes;

    /// The routes of a server.
    ///
    /// @throws IllegalArgumentException when the MCP endpoint has the path of another
    public static Routes of(Server server, HttpOptions options, HttpAdditions additions, ProtectedResource resource, HttpSessions sessions,
            LegacySse legacySse, BodyReader bodyReader, ExchangeMonitor monitor) {
        var lookup = new SessionLookup(sessions);
        var post = new PostHandler(server, options, sessions, lookup, bodyReader, resource);
        var session = new SessionHandler(sessions, lookup, options.streams());
        var all = new ArrayList<Route>();
        all.add(Route.forCalls(options.path()).on("POST", post::serve).on("GET", session::get).on("DELETE", session::delete));
        all.addAll(options.legacySse() ? legacySse.routes() : List.of());
        all.addAll(new HealthEndpoint(server).routes());
        for (WebPage page : additions.pages()) {
            all.add(new PageHandler(page, options.path()).route());
        }
        if (resource.isPublished()) {
            all.addAll(new MetadataEndpoint(resource, options.path()).routes());
        }
        if (!additions.metricsToken().isEmpty()) {
            all.addAll(new MetricsEndpoint(server, monitor, additions.metricsToken()).routes());
        }
        return new Routes(all);
    }

    private Routes(Collection<Route> routes) {
        this.routes = routes.stream().collect(Collectors.toUnmodifiableMap(route -> key(route.path()), Function.identity(),
                (one, _) -> {
                    throw new IllegalArgumentException("expected a path of its own for the MCP endpoint, got " + one.path());
                }));
    }

    /// @param path raw, as it was sent
    Optional<Route> at(String path) {
        return Optional.ofNullable(routes.get(key(path)));
    }

    private static String key(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
