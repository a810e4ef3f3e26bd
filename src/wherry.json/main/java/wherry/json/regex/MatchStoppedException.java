package wherry.json.regex;

/// A search ended without an answer, because its [MatchBudget] is spent or its thread was interrupted.
public final class MatchStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MatchStoppedException(String message) {
        super(message, null, false, false);
    }
}
