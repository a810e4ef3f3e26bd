package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Hints on what a tool does, for a client that asks its user before a call. Not a promise a client should trust.
///
/// Immutable: each method that takes a hint gives hints that have it as well.
public final class ToolAnnotations {
    public static final ToolAnnotations NONE = new ToolAnnotations(null, null, null, null, null);
    /// Reads only what this server itself knows: safe to call without asking. That it is idempotent goes without saying.
    public static final ToolAnnotations READ_ONLY = NONE.readOnly(true).destructive(false).openWorld(false);

    // Null where nothing is said.
    private final String title;
    private final Boolean readOnly;
    private final Boolean destructive;
    private final Boolean idempotent;
    private final Boolean openWorld;

    private ToolAnnotations(String title, Boolean readOnly, Boolean destructive, Boolean idempotent, Boolean openWorld) {
        this.title = title;
        this.readOnly = readOnly;
        this.destructive = destructive;
        this.idempotent = idempotent;
        this.openWorld = openWorld;
    }

    /// A name for people, where clients read it before 2025-06-18; [Tool#title] is the usual one.
    public ToolAnnotations title(String text) {
        return new ToolAnnotations(Objects.requireNonNull(text), readOnly, destructive, idempotent, openWorld);
    }

    /// Whether it changes nothing.
    public ToolAnnotations readOnly(boolean hint) {
        return new ToolAnnotations(title, hint, destructive, idempotent, openWorld);
    }

    /// Whether it may delete or overwrite.
    public ToolAnnotations destructive(boolean hint) {
        return new ToolAnnotations(title, readOnly, hint, idempotent, openWorld);
    }

    /// Whether a second call with the same arguments changes nothing more.
    public ToolAnnotations idempotent(boolean hint) {
        return new ToolAnnotations(title, readOnly, destructive, hint, openWorld);
    }

    /// Whether it reaches beyond this server.
    public ToolAnnotations openWorld(boolean hint) {
        return new ToolAnnotations(title, readOnly, destructive, idempotent, hint);
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<Boolean> readOnly() {
        return Optional.ofNullable(readOnly);
    }

    public Optional<Boolean> destructive() {
        return Optional.ofNullable(destructive);
    }

    public Optional<Boolean> idempotent() {
        return Optional.ofNullable(idempotent);
    }

    public Optional<Boolean> openWorld() {
        return Optional.ofNullable(openWorld);
    }

    public boolean isEmpty() {
        return title == null && readOnly == null && destructive == null && idempotent == null && openWorld == null;
    }

    /// These and those.
    ///
    /// @throws IllegalArgumentException when they contradict each other
    ToolAnnotations and(ToolAnnotations more) {
        return new ToolAnnotations(both("title", title, more.title), both("readOnly", readOnly, more.readOnly),
                both("destructive", destructive, more.destructive), both("idempotent", idempotent, more.idempotent),
                both("openWorld", openWorld, more.openWorld));
    }

    private static <T> T both(String hint, T one, T other) {
        if (one != null && other != null && !one.equals(other)) {
            throw new IllegalArgumentException("the hints contradict each other: " + hint + " is both " + one + " and " + other);
        }
        return one == null ? other : one;
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(title, readOnly, destructive, idempotent, openWorld);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ToolAnnotations that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "ToolAnnotations" + parts();
    }
}
