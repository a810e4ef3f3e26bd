package wherry.http.exchange;

import java.time.Duration;
import java.time.Instant;

/// When the proof of a caller expires, on the clock of the [ExchangeMonitor].
///
/// @param at by [System#nanoTime]; 0 for never
record Expiry(long at) {
    static final Expiry NEVER = new Expiry(0);
    /// A stream that could last longer needs no end.
    private static final Duration LONGEST = Duration.ofDays(365);

    static Expiry of(Instant until) {
        if (until.equals(Instant.MAX)) {
            return NEVER;
        }
        Duration left = Duration.between(Instant.now(), until);
        return left.compareTo(LONGEST) > 0 ? NEVER : new Expiry(System.nanoTime() + left.toNanos() | 1);
    }

    boolean isOver(long now) {
        return at != 0 && now - at >= 0;
    }
}
