package wherry.auth.fetch;

/// A document could not be fetched. The message says which and why, for the log.
public final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public FetchFailed(String reason) {
        super(reason, null, false, false);
    }
}
