package wherry.app;

/// A setting is unknown or not valid. The message is one line for the operator: what was given and what would be valid.
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadSetting(String message) {
        super(message, null, false, false);
    }
}
