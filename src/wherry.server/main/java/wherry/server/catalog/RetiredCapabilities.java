package wherry.server.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import wherry.server.request.ActiveRequest;
import wherry.tool.Capability;

/// Capabilities that are on offer no more, each until the calls have ended that may have begun on what it offered.
final class RetiredCapabilities implements AutoCloseable {
    private final Set<ActiveRequest> working;
    private final Consumer<Capability> end;
    /// Guarded by this object.
    private final List<Departure> departing = new ArrayList<>();

    private record Departure(Capability capability, Set<ActiveRequest> calls) {
    }

    /// @param working the calls of capabilities' code, each from before it looks at what is on offer
    /// @param end     closes a capability, and throws nothing
    RetiredCapabilities(Set<ActiveRequest> working, Consumer<Capability> end) {
        this.working = working;
        this.end = end;
    }

    /// Takes in a capability that is on offer no more; ends it at once when nothing is at work.
    void add(Capability capability) {
        var calls = new HashSet<>(working);
        if (calls.isEmpty()) {
            end.accept(capability);
            return;
        }
        synchronized (this) {
            departing.add(new Departure(capability, calls));
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

    private synchronized List<Capability> take(Predicate<Departure> which) {
        List<Departure> taken = departing.stream().filter(which).toList();
        departing.removeAll(taken);
        return taken.stream().map(Departure::capability).toList();
    }

    /// Ends all, whatever is at work.
    @Override
    public void close() {
        take(_ -> true).forEach(end);
    }
}
