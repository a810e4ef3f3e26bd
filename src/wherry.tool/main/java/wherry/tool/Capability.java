package wherry.tool;

import java.util.List;
import java.util.Optional;

/// A bundle of tools, resources and prompts that a server offers; the service that a capability module provides.
///
/// The server asks for the lists once after [#start], and again whenever the capability says through [Host#listsChanged]
/// that they differ. Methods are called by one thread at a time; the handlers in the lists by many. Names must be unique
/// in the whole server: two tools of one name stop it at start.
public interface Capability extends AutoCloseable {

    /// A short name for logs, such as `time`; unique in the server. Unless it is given here, it is that of the class, without `Capability`
    /// at the end: `world-clock` for `WorldClock` and for `WorldClockCapability`.
    default String name() {
        return CapabilityName.of(getClass());
    }

    /// The settings that this capability reads through [Host#value] and [Host#find]. The server asks for them before [#start], and refuses
    /// to start when a value is not valid.
    default List<Setting<?>> settings() {
        return List.of();
    }

    /// Called once, before anything else. Throw [IllegalArgumentException] to refuse what settings ask for together: the server
    /// then ends with that message before it listens. Of any other exception the message names the capability as well.
    ///
    /// @param host stays valid until [#close]
    default void start(Host host) {
    }

    /// Looks at what the capability depends on, such as a database and what the server may do there. `wherry check` prints what it finds.
    /// It is called instead of [#start]: it may wait for what it looks at, but it changes and keeps nothing.
    ///
    /// @param host valid until this returns
    /// @throws IllegalArgumentException as [#start]
    default List<CheckResult> check(Host host) {
        return List.of();
    }

    default List<Tool> tools() {
        return List.of();
    }

    default List<Resource> resources() {
        return List.of();
    }

    default List<ResourceTemplate> resourceTemplates() {
        return List.of();
    }

    default List<Prompt> prompts() {
        return List.of();
    }

    default List<Extension> extensions() {
        return List.of();
    }

    /// Guidance for the model on how to use these tools together; shown once, beside the lists.
    default Optional<String> instructions() {
        return Optional.empty();
    }

    /// Whether calls can succeed at present: false while what they need does not answer, such as a database. `/readyz` then says so.
    /// Called by any thread at any time after [#start]; it does not wait.
    default boolean isReady() {
        return true;
    }

    /// Called once, after the last call has ended.
    @Override
    default void close() {
    }
}
