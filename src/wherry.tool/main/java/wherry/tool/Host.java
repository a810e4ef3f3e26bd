package wherry.tool;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// What a [Capability] may ask of the server that holds it. Safe to call from any thread at any time after `start`.
public interface Host {

    /// The value given for a setting that the capability declared, else its fallback.
    ///
    /// @throws IllegalArgumentException when the capability did not declare it, or when it has neither
    <T> T value(Setting<T> setting);

    /// The value given for a setting that the capability declared, else its fallback; empty when there is neither.
    ///
    /// @throws IllegalArgumentException when the capability did not declare it
    <T> Optional<T> find(Setting<T> setting);

    /// The folder for what the capability keeps from one start to the next. It is the capability's own, below the folder that `MCP_DATA`
    /// names, and other users cannot read it. The first call makes it. Where servers share a folder, so do their capabilities.
    ///
    /// @throws IllegalArgumentException when it cannot be written; the message says how to give one that can
    Path data();

    /// The modules of all capabilities that the server has or is starting, this one's among them. What a capability brings for another
    /// one as resources is found there.
    Set<Module> modules();

    /// Says that the capability's lists differ now. The server reads them again and tells the clients that listen.
    void listsChanged();

    /// Says that a resource's contents differ now. The server tells the clients that subscribed to this URI.
    void resourceUpdated(String uri);

    /// The URIs of the resources that clients subscribe to at this moment, those of other capabilities too. For a capability that learns of
    /// changes only when it looks.
    Set<String> subscribedResources();
}
