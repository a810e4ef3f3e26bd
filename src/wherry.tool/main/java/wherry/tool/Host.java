package wherry.tool;

import java.util.Optional;

/// What a [Capability] may ask of the server that holds it. Safe to call from any thread at any time after `start`.
public interface Host {

    /// The value given for a setting that the capability declared, else its fallback; empty when there is neither.
    ///
    /// @throws IllegalArgumentException when the capability did not declare it
    Optional<String> setting(String name);

    /// Says that the capability's lists differ now. The server reads them again and tells the clients that listen.
    void listsChanged();

    /// Says that a resource's contents differ now. The server tells the clients that subscribed to this URI.
    void resourceUpdated(String uri);
}
