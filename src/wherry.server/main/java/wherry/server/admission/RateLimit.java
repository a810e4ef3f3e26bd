package wherry.server.admission;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.tool.Principal;

/// Bounds how many calls of capabilities' code one principal makes in a second. After a second without calls, all may come at once.
public final class RateLimit {
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<Principal, Bucket> buckets = new ConcurrentHashMap<>();

    /// @param perSecond 0: no limit
    public RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /// @throws FaultException when the principal has made too many calls in the last second
    public void require(Principal principal) {
        if (perSecond > 0 && !buckets.computeIfAbsent(principal, _ -> new Bucket(nanoTime.getAsLong())).take()) {
            throw new FaultException(new Fault.Busy("more than " + perSecond + " calls a second; try again later"));
        }
    }

    /// Forgets the principals whose bucket is full again, so that the map holds those alone that called in the last second.
    public void sweep() {
        buckets.values().removeIf(Bucket::isFull);
    }

    private final class Bucket {
        /// Guarded by this object.
        private double left = perSecond;
        private long filledAt;

        Bucket(long now) {
            filledAt = now;
        }

        synchronized boolean take() {
            fill();
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }

        synchronized boolean isFull() {
            fill();
            return left >= perSecond;
        }

        private void fill() {
            long now = nanoTime.getAsLong();
            left = Math.min(perSecond, left + (double) (now - filledAt) * perSecond / SECOND);
            filledAt = now;
        }
    }
}
