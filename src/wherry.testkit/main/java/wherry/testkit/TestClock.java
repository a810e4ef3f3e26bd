package wherry.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is moved. Safe for use by many threads.
public final class TestClock implements InstantSource {
    private volatile Instant now;

    public TestClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Moves the clock; a negative step moves it back.
    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }
}
