package wherry.auth.key;

import java.time.Duration;

/// The keys of an issuer are not available now.
public final class KeysUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public KeysUnavailable(Duration retryAfter) {
        super(null, null, false, false);
        this.retryAfter = retryAfter;
    }

    /// When another attempt is worth it.
    public Duration retryAfter() {
        return retryAfter;
    }
}
