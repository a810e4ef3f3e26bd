package wherry.server;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Setting;

/// The capabilities that are loaded, and the [Offer] that they add up to. Capabilities may come and go at any time: calls
/// at work end on what they began with.
public final class Catalog {

    /// Which list changed.
    enum Change {
        TOOLS,
        PROMPTS,
        RESOURCES
    }

    private final Map<String, String> settings;
    private final Log log;
    private final Consumer<Set<Change>> atChange;
    private final Consumer<String> atUpdate;
    /// Guarded by this object.
    private final List<Capability> capabilities = new ArrayList<>();
    private volatile Offer offer = Offer.NONE;

    /// @param settings what was given for the capabilities' settings, by name
    /// @param atUpdate takes the URI of a resource whose contents differ now
    Catalog(Map<String, String> settings, Log log, Consumer<Set<Change>> atChange, Consumer<String> atUpdate) {
        this.settings = Map.copyOf(settings);
        this.log = log;
        this.atChange = atChange;
        this.atUpdate = atUpdate;
    }

    Offer offer() {
        return offer;
    }

    /// The parameters that HTTP clients mirror in headers when they call this tool; none for a tool that is not there.
    public List<HeaderParameter> headers(String tool) {
        Offer.ToolEntry entry = offer.tools.get(tool);
        return entry == null ? List.of() : entry.headers();
    }

    /// The member of an extension method's params that HTTP clients mirror in `Mcp-Name`.
    public Optional<String> nameParameter(String method) {
        return Optional.ofNullable(offer.methods.get(method)).flatMap(entry -> entry.method().nameParameter());
    }

    /// Starts a capability and adds what it offers.
    ///
    /// @throws IllegalArgumentException when it refuses its settings, or clashes with what is there; nothing changes then
    public void add(Capability capability) {
        start(capability, loaded -> loaded.add(capability));
    }

    /// Takes a capability's offer away and closes it.
    ///
    /// @throws IllegalArgumentException when it is not there
    public void remove(Capability capability) {
        change(loaded -> loaded.remove(place(loaded, capability)));
        end(capability);
    }

    /// Puts one capability in the place of another in one step: clients see at most one change.
    ///
    /// @throws IllegalArgumentException when the old one is not there, or as [#add] says; nothing changes then
    public void replace(Capability old, Capability replacement) {
        start(replacement, loaded -> loaded.set(place(loaded, old), replacement));
        end(old);
    }

    /// Closes all that is loaded.
    void close() {
        List<Capability> loaded;
        synchronized (this) {
            loaded = List.copyOf(capabilities);
            capabilities.clear();
        }
        loaded.forEach(this::end);
    }

    private void start(Capability capability, Consumer<List<Capability>> edit) {
        capability.start(new OwnHost(capability));
        try {
            change(edit);
        } catch (RuntimeException | Error e) {
            end(capability);
            throw e;
        }
    }

    /// What a capability throws when it is closed is logged, and keeps none of the others from closing.
    private void end(Capability capability) {
        try {
            capability.close();
        } catch (RuntimeException | Error e) {
            log.write(Level.WARNING, "capability failed to close", named(capability), e);
        }
    }

    private static int place(List<Capability> loaded, Capability capability) {
        int place = loaded.indexOf(capability);
        if (place < 0) {
            throw new IllegalArgumentException("capability " + capability.name() + " is not loaded");
        }
        return place;
    }

    /// Tells of the change when the lock is free again: telling may have to wait for a peer.
    private void change(Consumer<List<Capability>> edit) {
        Set<Change> changes;
        synchronized (this) {
            var next = new ArrayList<>(capabilities);
            edit.accept(next);
            Offer before = offer;
            Offer after = Offer.of(next, before);
            capabilities.clear();
            capabilities.addAll(next);
            offer = after;
            changes = changes(before, after);
        }
        if (!changes.isEmpty()) {
            atChange.accept(changes);
        }
    }

    private static Set<Change> changes(Offer before, Offer after) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        if (differ(before.tools, after.tools)) {
            changes.add(Change.TOOLS);
        }
        if (differ(before.prompts, after.prompts)) {
            changes.add(Change.PROMPTS);
        }
        if (differ(before.resources, after.resources) || differ(before.templates, after.templates)) {
            changes.add(Change.RESOURCES);
        }
        return changes;
    }

    /// A capability that builds its lists anew counts as changed: better one notification too many than one too few.
    private static boolean differ(Map<String, ?> before, Map<String, ?> after) {
        return !List.copyOf(before.values()).equals(List.copyOf(after.values()));
    }

    private static JsonObject named(Capability capability) {
        return JsonObject.of("capability", Json.of(capability.name()));
    }

    private final class OwnHost implements Host {
        private final Capability capability;

        OwnHost(Capability capability) {
            this.capability = capability;
        }

        @Override
        public Optional<String> setting(String name) {
            Setting declared = capability.settings().stream().filter(setting -> setting.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(capability.name() + " declares no setting " + name));
            return Optional.ofNullable(settings.get(name)).or(declared::fallback);
        }

        @Override
        public void listsChanged() {
            try {
                change(_ -> {
                });
            } catch (RuntimeException e) {
                log.write(Level.ERROR, "changed lists refused, the old ones stay", named(capability), e);
            }
        }

        @Override
        public void resourceUpdated(String uri) {
            atUpdate.accept(uri);
        }
    }
}
