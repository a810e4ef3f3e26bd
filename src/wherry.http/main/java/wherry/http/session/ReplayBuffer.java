package wherry.http.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import wherry.http.options.SessionLimits;

/// The events that one session keeps for a client that lost a connection. At a limit, it forgets the oldest event first. The session's own
/// limits always leave one event, of any size. The limit of all sessions may leave none. [LegacyStreams] guards it.
final class ReplayBuffer {
    private final SessionLimits limits;
    private final AtomicLong total;
    private final long totalLimit;
    private final Queue<EventLog.Event> kept = new ArrayDeque<>(1);
    private long bytes;

    /// @param total      bytes that all sessions keep
    /// @param totalLimit the most that they may keep
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
