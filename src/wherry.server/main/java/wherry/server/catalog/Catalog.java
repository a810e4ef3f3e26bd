package wherry.server.catalog;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.access.ScopePolicy;
import wherry.server.event.Log;
import wherry.server.options.HostOptions;
import wherry.server.options.ToolOptions;
import wherry.server.request.ActiveRequest;
import wherry.tool.Capability;

/// The loaded capabilities, and the [CatalogSnapshot] of all that they offer. Capabilities may be added and removed at any time. A
/// call at work keeps the snapshot that it began with.
///
/// The catalog keeps the last valid [Contribution] of each capability. A change runs the code of the changed capability alone. No
/// code of a capability runs while the catalog's lock is held.
public final class Catalog {

    private final HostOptions options;
    private final Log log;
    private final Consumer<Set<ListKind>> atChange;
    private final ResourceSubscribers subscribers;
    private final CapabilityCloser closer;
    private final RetiredCapabilities retired;
    private final SnapshotMaker snapshots;
    /// Guarded by this object, in the order of the lists.
    private final List<LoadedCapability> loaded = new ArrayList<>();
    /// Those that are about to be loaded.
    private final List<Capability> starting = new CopyOnWriteArrayList<>();
    private volatile CatalogSnapshot snapshot = CatalogSnapshot.EMPTY;

    /// @param options  what the capabilities are given
    /// @param tools    which tools are offered
    /// @param atChange takes the lists that changed
    /// @param working  the calls of capabilities' code; each is in it before it reads the [#snapshot]
    public Catalog(HostOptions options, ToolOptions tools, Log log, Consumer<Set<ListKind>> atChange,
            ResourceSubscribers subscribers, Set<ActiveRequest> working) {
        this.options = options;
        this.snapshots = new SnapshotMaker(tools, log);
        this.log = log;
        this.atChange = atChange;
        this.subscribers = subscribers;
        this.closer = new CapabilityCloser(log);
        this.retired = new RetiredCapabilities(working, closer::close);
    }

    public CatalogSnapshot snapshot() {
        return snapshot;
    }

    /// The parameters that HTTP clients mirror in headers when they call this tool; empty for an unknown tool.
    public List<HeaderParameter> headers(String tool) {
        ToolEntry entry = snapshot.tools().get(tool);
        return entry == null ? List.of() : entry.schemas().headers();
    }

    /// The member of an extension method's params that HTTP clients mirror in `Mcp-Name`.
    public Optional<String> nameParameter(String method) {
        return Optional.ofNullable(snapshot.methods().get(method)).flatMap(entry -> entry.method().nameParameter());
    }

    /// Whether each capability says that it is ready.
    public boolean isReady() {
        List<LoadedCapability> all;
        synchronized (this) {
            all = List.copyOf(loaded);
        }
        return all.stream().allMatch(each -> each.capability().isReady());
    }

    /// Starts a capability and adds what it offers.
    ///
    /// @throws IllegalArgumentException when it refuses its settings or clashes with another; nothing changes then
    public void add(Capability capability) {
        replace(List.of(), List.of(capability));
    }

    /// Takes away all that a capability offers. Closes it when the last call that began before has ended.
    ///
    /// @throws IllegalArgumentException when it is not loaded
    public void remove(Capability capability) {
        replace(List.of(capability), List.of());
    }

    /// Starts some capabilities and puts them in the place of others in one step, so that clients see at most one change. Closes the
    /// old ones when the last call that began before has ended.
    ///
    /// @throws IllegalArgumentException when an old one is not loaded, or as [#add] says; nothing changes then
    public void replace(List<Capability> old, List<Capability> replacements) {
        var started = new ArrayList<LoadedCapability>();
        Set<ListKind> changes;
        starting.addAll(replacements);
        try {
            for (Capability each : replacements) {
                var next = new LoadedCapability(each, options, this::read, subscribers, this::modules);
                next.start();
                started.add(next);
                next.readFirst(log);
            }
            changes = exchange(old, started);
        } catch (RuntimeException | Error e) {
            started.forEach(each -> closer.close(each.capability()));
            throw e;
        } finally {
            starting.removeAll(replacements);
        }
        tell(changes);
        started.forEach(LoadedCapability::followChanges);
        old.forEach(retired::add);
    }

    private synchronized Set<Module> modules() {
        var modules = new LinkedHashSet<Module>();
        for (LoadedCapability each : loaded) {
            modules.add(each.capability().getClass().getModule());
        }
        for (Capability each : starting) {
            modules.add(each.getClass().getModule());
        }
        return modules;
    }

    private synchronized Set<ListKind> exchange(List<Capability> old, List<LoadedCapability> replacements) {
        var next = new ArrayList<>(loaded);
        int place = old.isEmpty() ? next.size() : place(next, old.getFirst());
        old.forEach(each -> next.remove(place(next, each)));
        next.addAll(Math.min(place, next.size()), replacements);
        Set<ListKind> changes = offer(next);
        loaded.clear();
        loaded.addAll(next);
        return changes;
    }

    private static int place(List<LoadedCapability> loaded, Capability capability) {
        for (int i = 0; i < loaded.size(); i++) {
            if (loaded.get(i).capability().equals(capability)) {
                return i;
            }
        }
        throw new IllegalArgumentException("capability " + capability.name() + " is not loaded");
    }

    /// Reads the lists of a capability again after it said that they changed. The old lists stay when the new ones are not valid.
    private void read(LoadedCapability changed) {
        Contribution before = changed.contribution();
        try {
            Contribution after = Contribution.withoutBroken(changed.capability(), before, log);
            tell(exchange(changed, before, after));
        } catch (RuntimeException | Error e) {
            log.write(Level.ERROR, "changed lists refused, the old ones stay", named(changed.capability()), e);
        }
    }

    private synchronized Set<ListKind> exchange(LoadedCapability changed, Contribution before, Contribution after) {
        if (!loaded.contains(changed)) {
            return Set.of();
        }
        changed.contribution(after);
        try {
            return offer(loaded);
        } catch (RuntimeException e) {
            changed.contribution(before);
            throw e;
        }
    }

    private Set<ListKind> offer(List<LoadedCapability> capabilities) {
        CatalogSnapshot next = snapshots.after(snapshot, contributions(capabilities));
        Set<ListKind> changes = ListChanges.between(snapshot, next);
        snapshot = next;
        return changes;
    }

    private static List<Contribution> contributions(List<LoadedCapability> capabilities) {
        return capabilities.stream().map(LoadedCapability::contribution).toList();
    }

    /// The names of the tools that the settings switch off.
    public synchronized List<String> toolsOff() {
        return snapshots.off(contributions(loaded));
    }

    /// Checks that the settings for tools name what is there. For when all capabilities are loaded.
    ///
    /// @throws IllegalArgumentException when they do not; the message lists what is there
    public synchronized void checkTools() {
        snapshots.check(contributions(loaded));
    }

    /// Has callers need the scopes of this policy from now on.
    ///
    /// @throws IllegalArgumentException when it names what no capability offers; the message says what there is, a line for each mistake
    public synchronized void policy(ScopePolicy next) {
        snapshots.policy(next, contributions(loaded));
        offer(loaded);
    }

    /// Called without the lock, since telling clients runs other code.
    private void tell(Set<ListKind> changes) {
        if (!changes.isEmpty()) {
            atChange.accept(changes);
        }
    }

    /// Closes the retired capabilities whose last call has ended.
    public void closeRetired() {
        retired.sweep();
    }

    /// Closes all capabilities, loaded and retired. Waits at most two seconds for their code.
    public void close() {
        List<Capability> all;
        synchronized (this) {
            all = new ArrayList<>(loaded.stream().map(LoadedCapability::capability).toList());
            loaded.clear();
        }
        all.addAll(retired.takeAll());
        closer.closeAll(all);
    }

    private static JsonObject named(Capability capability) {
        return JsonObject.of("capability", Json.of(capability.name()));
    }
}
