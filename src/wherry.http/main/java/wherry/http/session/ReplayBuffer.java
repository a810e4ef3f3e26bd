package wherry.http.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import wherry.http.options.SessionLimits;

/// What one session keeps of its streams for a client that lost a connection, as far as the limits allow: the oldest event goes first. The
/// session's own limits leave it one event of any size; the limit of all sessions leaves it none. [LegacyStreams] guards it.
final class ReplayBuffer {
    private final SessionLimits limits;
    private final AtomicLong total;
    private final long totalLimit;
    private final Queue<EventLog.Event> kept = new ArrayDeque<>(1);
    private long bytes;

    /// @param total      bytes that all sessions keep
    /// @param totalLimit of them
    ReplayBuffer(SessionLimits limits, AtomicLong total, long totalLimit) {
        this.limits = limits;
        this.total = total;
        this.totalLimit = totalLimit;
    }

    /// No effect on an event that was kept before.
    void keep(EventLog.Event event) {
        if (event.keep()) {
            kept.add(event);
            add(event.size());
            while (!kept.isEmpty() && isOverLimit()) {
                forgetOldest();
            }
        }
    }

    private boolean isOverLimit() {
        return total.get() > totalLimit || kept.size() > 1 && (kept.size() > limits.replayEvents() || bytes > limits.replayBytes());
    }

    void forgetAll() {
        while (!kept.isEmpty()) {
            forgetOldest();
        }
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
}
