package wherry.server.catalog;

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
import wherry.server.event.Log;
import wherry.server.request.ActiveRequest;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Setting;

/// The capabilities that are loaded, and the [CatalogSnapshot] that they add up to. Capabilities may come and go at any time: calls
/// at work end on what they began with.
public final class Catalog {

    /// Which list changed.
    public enum Change {
        TOOLS,
        PROMPTS,
        RESOURCES
    }

    private final Map<String, String> settings;
    private final Log log;
    private final Consumer<Set<Change>> atChange;
    private final Consumer<String> atUpdate;
    private final RetiredCapabilities departures;
    /// Guarded by this object.
    private final List<Capability> capabilities = new ArrayList<>();
    private volatile CatalogSnapshot snapshot = CatalogSnapshot.NONE;

    /// @param settings what was given for the capabilities' settings, by name
    /// @param atUpdate takes the URI of a resource whose contents differ now
    /// @param working  the calls of capabilities' code, each from before it looks at the [#snapshot]
    public Catalog(Map<String, String> settings, Log log, Consumer<Set<Change>> atChange, Consumer<String> atUpdate,
            Set<ActiveRequest> working) {
        this.settings = Map.copyOf(settings);
        this.log = log;
        this.atChange = atChange;
        this.atUpdate = atUpdate;
        this.departures = new RetiredCapabilities(working, this::end);
    }

    public CatalogSnapshot snapshot() {
        return snapshot;
    }

    /// The parameters that HTTP clients mirror in headers when they call this tool; none for a tool that is not there.
    public List<HeaderParameter> headers(String tool) {
        CatalogSnapshot.ToolEntry entry = snapshot.tools.get(tool);
        return entry == null ? List.of() : entry.headers();
    }

    /// The member of an extension method's params that HTTP clients mirror in `Mcp-Name`.
    public Optional<String> nameParameter(String method) {
        return Optional.ofNullable(snapshot.methods.get(method)).flatMap(entry -> entry.method().nameParameter());
    }

    /// Starts a capability and adds what it offers.
    ///
    /// @throws IllegalArgumentException when it refuses its settings, or clashes with what is there; nothing changes then
    public void add(Capability capability) {
        replace(List.of(), List.of(capability));
    }

    /// Takes a capability's offer away, and closes it when the last call that began before has ended.
    ///
    /// @throws IllegalArgumentException when it is not there
    public void remove(Capability capability) {
        replace(List.of(capability), List.of());
    }

    /// Starts some capabilities and puts them in the place of others in one step: clients see at most one change. The old ones
    /// are closed when the last call that began before has ended.
    ///
    /// @throws IllegalArgumentException when an old one is not there, or as [#add] says; nothing changes then
    public void replace(List<Capability> old, List<Capability> replacements) {
        var started = new ArrayList<Capability>();
        try {
            for (Capability each : replacements) {
                each.start(new OwnHost(each));
                started.add(each);
            }
            change(loaded -> exchange(loaded, old, replacements));
        } catch (RuntimeException | Error e) {
            started.forEach(this::end);
            throw e;
        }
        old.forEach(departures::add);
    }

    private static void exchange(List<Capability> loaded, List<Capability> old, List<Capability> replacements) {
        int place = old.isEmpty() ? loaded.size() : place(loaded, old.getFirst());
        old.forEach(each -> loaded.remove(place(loaded, each)));
        loaded.addAll(Math.min(place, loaded.size()), replacements);
    }

    /// Closes those that left and whose last call has ended.
    public void closeDeparted() {
        departures.sweep();
    }

    /// Closes all that is loaded or not closed yet.
    public void close() {
        List<Capability> loaded;
        synchronized (this) {
            loaded = List.copyOf(capabilities);
            capabilities.clear();
        }
        loaded.forEach(this::end);
        departures.close();
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
            CatalogSnapshot before = snapshot;
            CatalogSnapshot after = CatalogSnapshot.of(next, before);
            capabilities.clear();
            capabilities.addAll(next);
            snapshot = after;
            changes = changes(before, after);
        }
        if (!changes.isEmpty()) {
            atChange.accept(changes);
        }
    }

    private static Set<Change> changes(CatalogSnapshot before, CatalogSnapshot after) {
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
