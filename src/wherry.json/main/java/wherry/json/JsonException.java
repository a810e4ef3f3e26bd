package wherry.json;

/// Text that is no JSON, or that is over a limit. The message says what and where, and is fit to show to the sender.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    public JsonException(String message, long offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /// The place in the text, in characters from its start; -1 when it is not known.
    public long offset() {
        return offset;
    }
}
