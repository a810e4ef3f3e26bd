package wherry.server.catalog;

import java.util.Set;

/// The clients that subscribe to resources, as capabilities see them.
public interface ResourceSubscribers {

    /// Tells those that subscribed to this URI that its contents differ now.
    void updated(String uri);

    /// All URIs that one or more subscribe to.
    Set<String> uris();
}
