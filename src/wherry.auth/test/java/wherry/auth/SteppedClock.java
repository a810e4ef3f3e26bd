package wherry.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is moved.
public final class SteppedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-27T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void move(Duration time) {
        now = now.plus(time);
    }
}
