package wherry.app;

/// A setting that is unknown or no good. The message is one line for the operator: what was given, what would be valid.
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadSetting(String message) {
        super(message, null, false, false);
    }
}
