package wherry.tool;

import java.time.Duration;
import java.util.Objects;

/// A hint on how long a client may reuse a result, and whom it may serve with it (specification: server/utilities/caching).
///
/// @param ttl    zero: not at all
/// @param shared whether the result is the same for every user (`public`); else it is for this one alone (`private`)
public record Caching(Duration ttl, boolean shared) {
    public static final Caching NONE = new Caching(Duration.ZERO, false);

    public Caching {
        if (Objects.requireNonNull(ttl).isNegative()) {
            throw new IllegalArgumentException("ttl " + ttl + " should not be negative");
        }
    }
}
