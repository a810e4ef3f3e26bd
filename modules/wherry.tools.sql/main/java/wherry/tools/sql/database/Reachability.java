package wherry.tools.sql.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// Whether the database answered last, and since when it did not. Safe for use by many threads.
public final class Reachability {
    /// Since when, and what was said last. At first the database counts as reached.
    private record Lost(long since, String message) {
    }

    private static final Lost REACHED = new Lost(0, "");

    private final AtomicReference<Lost> state = new AtomicReference<>(REACHED);

    Reachability() {
    }

    void reached() {
        state.set(REACHED);
    }

    void lost(String message) {
        state.updateAndGet(now -> new Lost(now == REACHED ? System.nanoTime() : now.since, message));
    }

    /// Whether it has not answered for at least so long.
    public boolean isLostFor(Duration time) {
        Lost now = state.get();
        return now != REACHED && System.nanoTime() - now.since >= time.toNanos();
    }

    /// Whether it did not answer last.
    public boolean isLost() {
        return state.get() != REACHED;
    }

    /// What it said last; empty when it was reached.
    public String message() {
        return state.get().message;
    }
}
