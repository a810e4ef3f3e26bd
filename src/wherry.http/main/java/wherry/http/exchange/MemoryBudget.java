package wherry.http.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.http.request.Refusal;
import wherry.protocol.Fault;

/// How much of the heap large messages may take together: bodies that arrive, the values parsed from them, and answers that wait for a
/// slow client. A small message is not counted here: its connection's share includes it.
///
/// The heap is divided so that all bounds hold at once: see [HeapShares].
public final class MemoryBudget {
    /// Bytes below which a message is not counted.
    public static final int SMALL = 4 << 10;
    private static final int UNIT = 1 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final int units;
    private final Semaphore free;

    public MemoryBudget(long bytes) {
        this.units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
    }

    /// A part of the budget. For one thread at a time.
    public final class Hold implements AutoCloseable {
        private final AtomicInteger held = new AtomicInteger();

        private Hold() {
        }

        /// Makes the hold at least this large. Never waits.
        ///
        /// @throws Refusal when the budget has no room: 503
        public void grow(long bytes) {
            if (!tryGrow(bytes)) {
                throw refused();
            }
        }

        private boolean tryGrow(long bytes) {
            int more = units(bytes) - held.get();
            if (more <= 0) {
                return true;
            }
            if (!free.tryAcquire(more)) {
                return false;
            }
            held.addAndGet(more);
            return true;
        }

        /// The same, but waits up to 2 seconds for room.
        public void growPatiently(long bytes) throws InterruptedException {
            int more = units(bytes) - held.get();
            if (more > 0) {
                if (!free.tryAcquire(more, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw refused();
                }
                held.addAndGet(more);
            }
        }

        /// Gives back what exceeds this size.
        public void shrink(long bytes) {
            int less = held.get() - units(bytes);
            if (less > 0) {
                held.addAndGet(-less);
                free.release(less);
            }
        }

        /// Gives all back. A second call has no effect.
        @Override
        public void close() {
            free.release(held.getAndSet(0));
        }
    }

    /// An empty hold.
    public Hold hold() {
        return new Hold();
    }

    /// Takes a part without waiting; empty when there is no room.
    public Optional<Hold> tryHold(long bytes) {
        var hold = new Hold();
        return hold.tryGrow(bytes) ? Optional.of(hold) : Optional.empty();
    }

    /// A message larger than the budget takes all of it, so that it is the only one.
    private int units(long bytes) {
        return bytes < SMALL ? 0 : (int) Math.min(units, bytes / UNIT + 1);
    }

    private static Refusal refused() {
        return Refusal.of(503, new Fault.Busy("too many large messages at once; try again later")).dropping();
    }

    /// Whether nothing is held.
    public boolean isFree() {
        return free.availablePermits() == units;
    }
}
