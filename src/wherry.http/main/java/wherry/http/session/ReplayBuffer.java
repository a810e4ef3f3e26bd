package wherry.http.session;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.SessionLimits;

/// What one session keeps of its streams for a client that lost a connection, as far as the limits allow: the oldest goes
/// first.
final class ReplayBuffer {
    private final SessionLimits limits;
    private final AtomicLong total;
    private final long totalLimit;
    private final MemoryBudget budget;
    /// Guarded by this object, as is all below.
    private final Map<Long, EventLog> logs = new HashMap<>();
    private final Queue<EventLog.Event> kept = new ArrayDeque<>(1);
    private long bytes;
    private long streams;
    private boolean closed;

    /// @param total      bytes that all sessions keep
    /// @param totalLimit of them
    ReplayBuffer(SessionLimits limits, AtomicLong total, long totalLimit, MemoryBudget budget) {
        this.limits = limits;
        this.total = total;
        this.totalLimit = totalLimit;
        this.budget = budget;
    }

    MemoryBudget budget() {
        return budget;
    }

    /// Begins a stream.
    synchronized EventLog begin() {
        var log = new EventLog(this, streams++);
        if (closed) {
            log.end(Optional.empty());
        } else {
            logs.put(log.number(), log);
        }
        return log;
    }

    synchronized Optional<EventLog> find(long stream) {
        return Optional.ofNullable(logs.get(stream));
    }

    /// Whether a client is connected to one of the streams.
    synchronized boolean isRead() {
        return logs.values().stream().anyMatch(log -> log.reader().isPresent());
    }

    synchronized void keep(EventLog.Event event) {
        kept.add(event);
        add(event.size());
        while (closed && !kept.isEmpty() || kept.size() > 1 && isOverLimit()) {
            forgetOldest();
        }
    }

    private boolean isOverLimit() {
        return kept.size() > limits.replayEvents() || bytes > limits.replayBytes() || total.get() > totalLimit;
    }

    private void forgetOldest() {
        EventLog.Event oldest = kept.remove();
        add(-oldest.size());
        oldest.forget();
    }

    private void add(int size) {
        bytes += size;
        total.addAndGet(size);
    }

    synchronized void forget(EventLog log) {
        logs.remove(log.number());
    }

    /// Ends all streams and forgets what was kept of them.
    synchronized void close() {
        closed = true;
        List.copyOf(logs.values()).forEach(log -> log.end(Optional.empty()));
        while (!kept.isEmpty()) {
            forgetOldest();
        }
    }
}
