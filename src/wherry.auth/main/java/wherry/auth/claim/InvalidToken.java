package wherry.auth.claim;

/// The token is not valid. The message says why, in ASCII without quotation marks and without any part of the token: the client and the log get it.
public final class InvalidToken extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidToken(String reason) {
        super(reason, null, false, false);
    }
}
