package wherry.http;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/// What one session keeps of its streams for a client that lost a connection, as far as the limits allow: the oldest goes
/// first.
final class Replay {
    private final HttpOptions.Sessions limits;
    private final AtomicLong total;
    /// Guarded by this object, as is all below.
    private final Map<Long, Journal> journals = new HashMap<>();
    private final Queue<Journal.Event> kept = new ArrayDeque<>(1);
    private long bytes;
    private long streams;
    private boolean closed;

    /// @param total bytes that all sessions keep
    Replay(HttpOptions.Sessions limits, AtomicLong total) {
        this.limits = limits;
        this.total = total;
    }

    /// Begins a stream.
    synchronized Journal begin() {
        var journal = new Journal(this, streams++);
        if (closed) {
            journal.end(Optional.empty());
        } else {
            journals.put(journal.number(), journal);
        }
        return journal;
    }

    synchronized Optional<Journal> find(long stream) {
        return Optional.ofNullable(journals.get(stream));
    }

    /// Whether a client is connected to one of the streams.
    synchronized boolean isRead() {
        return journals.values().stream().anyMatch(journal -> journal.reader().isPresent());
    }

    synchronized void keep(Journal.Event event) {
        kept.add(event);
        add(event.size());
        while (closed && !kept.isEmpty() || kept.size() > 1 && isOverLimit()) {
            forgetOldest();
        }
    }

    private boolean isOverLimit() {
        return kept.size() > limits.replayEvents() || bytes > limits.replayBytes() || total.get() > limits.replayTotal();
    }

    private void forgetOldest() {
        Journal.Event oldest = kept.remove();
        add(-oldest.size());
        oldest.forget();
    }

    private void add(int size) {
        bytes += size;
        total.addAndGet(size);
    }

    synchronized void forget(Journal journal) {
        journals.remove(journal.number());
    }

    /// Ends all streams and forgets what was kept of them.
    synchronized void close() {
        closed = true;
        List.copyOf(journals.values()).forEach(journal -> journal.end(Optional.empty()));
        while (!kept.isEmpty()) {
            forgetOldest();
        }
    }
}
