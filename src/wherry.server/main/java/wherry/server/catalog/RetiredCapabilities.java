package wherry.server.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import wherry.server.request.ActiveRequest;
import wherry.tool.Capability;

/// Capabilities that have left the catalog. Each stays open until all calls have ended that began before it left, since any of
/// them may run its code.
final class RetiredCapabilities {
    private final Set<ActiveRequest> working;
    private final Consumer<Capability> end;
    /// Guarded by this object.
    private final List<Retired> all = new ArrayList<>();

    private record Retired(Capability capability, Set<ActiveRequest> calls) {
    }

    /// @param working the calls of capabilities' code; each is in it before it reads the catalog
    /// @param end     closes a capability, and throws nothing
    RetiredCapabilities(Set<ActiveRequest> working, Consumer<Capability> end) {
        this.working = working;
        this.end = end;
    }

    /// Takes in a capability. Closes it at once when no call is at work.
    void add(Capability capability) {
        var calls = new HashSet<>(working);
        if (calls.isEmpty()) {
            end.accept(capability);
            return;
        }
        synchronized (this) {
            all.add(new Retired(capability, calls));
        }
    }

    /// Closes the capabilities whose calls have ended. Uses a new thread, since their code may be slow.
    void sweep() {
        List<Capability> ready = take(each -> {
            each.calls.retainAll(working);
            return each.calls.isEmpty();
        });
        if (!ready.isEmpty()) {
            Thread.ofVirtual().start(() -> ready.forEach(end));
        }
    }

    /// Hands out all capabilities, also those with calls at work.
    List<Capability> takeAll() {
        return take(_ -> true);
    }

    private synchronized List<Capability> take(Predicate<Retired> which) {
        List<Retired> taken = all.stream().filter(which).toList();
        all.removeAll(taken);
        return taken.stream().map(Retired::capability).toList();
    }
}
