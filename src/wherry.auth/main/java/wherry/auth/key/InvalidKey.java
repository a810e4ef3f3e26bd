package wherry.auth.key;

/// A JSON Web Key cannot verify tokens here. The message says why, for the log.
final class InvalidKey extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidKey(String reason) {
        super(reason, null, false, false);
    }
}
