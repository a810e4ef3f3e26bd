package wherry.tool;

import java.util.Objects;

/// An argument has a value that the handler cannot take. The client gets the message as it gets what the schema refuses: as a result with
/// `isError` since 2025-11-25, else as error `-32602`.
///
/// [Argument#refused] makes one that names the argument and the value.
public final class InvalidArgument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message which argument, what would be valid, and what was given
    public InvalidArgument(String message) {
        super(Objects.requireNonNull(message), null, false, false);
    }
}
