package wherry.tool;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Hints on content and resources. Immutable: each method that takes a hint gives hints that have it as well.
public final class Annotations {
    public static final Annotations NONE = new Annotations(Set.of(), null, null);

    private final Set<Role> audience;
    // Null where nothing is said.
    private final Double priority;
    private final Instant lastModified;

    private Annotations(Set<Role> audience, Double priority, Instant lastModified) {
        this.audience = audience;
        this.priority = priority;
        this.lastModified = lastModified;
    }

    /// For whom it is.
    public Annotations audience(Role... roles) {
        return new Annotations(Set.of(roles), priority, lastModified);
    }

    /// From 0 (optional) to 1 (required).
    public Annotations priority(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("priority " + value + " should be between 0 and 1");
        }
        return new Annotations(audience, value, lastModified);
    }

    /// Since 2025-06-18.
    public Annotations lastModified(Instant time) {
        return new Annotations(audience, priority, Objects.requireNonNull(time));
    }

    /// Empty says nothing.
    public Set<Role> audience() {
        return audience;
    }

    public Optional<Double> priority() {
        return Optional.ofNullable(priority);
    }

    public Optional<Instant> lastModified() {
        return Optional.ofNullable(lastModified);
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(audience, priority, lastModified);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Annotations that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Annotations" + parts();
    }
}
