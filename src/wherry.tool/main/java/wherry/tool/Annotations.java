package wherry.tool;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Hints on content and resources.
///
/// @param audience     for whom; empty says nothing
/// @param priority     0 (optional) to 1 (required)
/// @param lastModified since 2025-06-18
public record Annotations(Set<Role> audience, Optional<Double> priority, Optional<Instant> lastModified) {
    public static final Annotations NONE = new Annotations(Set.of(), Optional.empty(), Optional.empty());

    public Annotations {
        audience = Set.copyOf(audience);
        priority.filter(value -> !(value >= 0 && value <= 1)).ifPresent(value -> {
            throw new IllegalArgumentException("priority " + value + " should be between 0 and 1");
        });
        Objects.requireNonNull(lastModified);
    }
}
