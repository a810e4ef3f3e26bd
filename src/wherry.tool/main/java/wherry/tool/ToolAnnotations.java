package wherry.tool;

import java.util.Objects;
import java.util.Optional;

/// Hints on what a tool does, for a client that asks its user before a call. Not a promise a client should trust.
///
/// @param readOnly    it changes nothing
/// @param destructive it may delete or overwrite
/// @param idempotent  a second call with the same arguments changes nothing more
/// @param openWorld   it reaches beyond this server
public record ToolAnnotations(Optional<String> title, Optional<Boolean> readOnly, Optional<Boolean> destructive,
        Optional<Boolean> idempotent, Optional<Boolean> openWorld) {
    /// Reads only what this server itself knows: safe to call without asking.
    public static final ToolAnnotations READ_ONLY = new ToolAnnotations(Optional.empty(), Optional.of(true),
            Optional.of(false), Optional.of(true), Optional.of(false));

    public ToolAnnotations {
        Objects.requireNonNull(title);
        Objects.requireNonNull(readOnly);
        Objects.requireNonNull(destructive);
        Objects.requireNonNull(idempotent);
        Objects.requireNonNull(openWorld);
    }

}
