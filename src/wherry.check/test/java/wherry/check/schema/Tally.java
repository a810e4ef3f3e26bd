package wherry.check.schema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts how often a message was checked against each definition of each revision. Safe for use by many threads.
public final class Tally {
    private final ConcurrentMap<String, ConcurrentMap<String, AtomicInteger>> counts = new ConcurrentHashMap<>();

    public Tally() {
    }

    void count(String revision, String definition) {
        counts.computeIfAbsent(revision, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(definition, _ -> new AtomicInteger()).incrementAndGet();
    }

    public int of(String revision, String definition) {
        AtomicInteger count = counts.getOrDefault(revision, new ConcurrentHashMap<>()).get(definition);
        return count == null ? 0 : count.get();
    }

    @Override
    public String toString() {
        return Map.copyOf(counts).toString();
    }
}
