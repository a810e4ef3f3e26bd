package wherry.http.endpoint;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The paths that are served. They are compared exactly, but for one slash at the end, which many people put into a client's settings.
final class Routes {
    private final Map<String, Route> routes;

    /// @throws IllegalArgumentException when two have one path
    Routes(Collection<Route> routes) {
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
