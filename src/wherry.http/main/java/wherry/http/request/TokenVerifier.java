package wherry.http.request;

/// Verifies bearer tokens. Safe for use by many threads. It may wait for the network, within its own bounds.
public interface TokenVerifier extends AutoCloseable {

    /// @param token as the header has it; neither null nor empty. It must reach no log and no message.
    Verification verify(String token);

    @Override
    void close();
}
