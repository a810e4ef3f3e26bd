package wherry.tool;

/// The client answered an [InputRequest] with an error, with nonsense, or not in time. A handler may catch it.
public final class InputFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputFailed(String message) {
        super(message, null, false, false);
    }
}
