package wherry.auth.key;

import wherry.auth.claim.InvalidToken;

/// Where an issuer's keys come from. Safe for use by many threads; may wait for the network.
public interface KeySource extends AutoCloseable {

    /// Finds the key for a token.
    ///
    /// @param id the token's `kid`; empty when it has none
    /// @throws InvalidToken     when the issuer has none that fits
    /// @throws KeysUnavailable when it cannot be known, since the issuer does not answer
    VerificationKey find(String id, Algorithm algorithm) throws InvalidToken, KeysUnavailable;

    @Override
    default void close() {
    }
}
