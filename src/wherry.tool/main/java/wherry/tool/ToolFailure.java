package wherry.tool;

import java.util.Objects;

/// A tool could not do what it was asked; the message is for the model to read and act on (`isError` on the wire).
public final class ToolFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ToolFailure(String message) {
        super(Objects.requireNonNull(message), null, false, false);
    }
}
