package wherry.server.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import wherry.server.request.ActiveRequest;
import wherry.tool.Capability;

/// Capabilities that the catalog offers no more. Each stays until the calls have ended that may have begun on what it offered.
final class RetiredCapabilities {
    private final Set<ActiveRequest> working;
    private final Consumer<Capability> end;
    /// Guarded by this object.
    private final List<Retired> all = new ArrayList<>();

    private record Retired(Capability capability, Set<ActiveRequest> calls) {
    }

    /// @param working the calls of capabilities' code, each from before it looks at the catalog
    /// @param end     closes a capability, and throws nothing
    RetiredCapabilities(Set<ActiveRequest> working, Consumer<Capability> end) {
        this.working = working;
        this.end = end;
    }

    /// Takes in a capability; ends it at once when no call is at work.
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

    /// Ends those whose calls have ended, on a thread of their own: their code may take its time.
    void sweep() {
        List<Capability> ready = take(each -> {
            each.calls.retainAll(working);
            return each.calls.isEmpty();
        });
        if (!ready.isEmpty()) {
            Thread.ofVirtual().start(() -> ready.forEach(end));
        }
    }

    /// Hands out all, whatever is at work.
    List<Capability> takeAll() {
        return take(_ -> true);
    }

    private synchronized List<Capability> take(Predicate<Retired> which) {
        List<Retired> taken = all.stream().filter(which).toList();
        all.removeAll(taken);
        return taken.stream().map(Retired::capability).toList();
    }
}
