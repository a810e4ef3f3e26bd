package wherry.auth.key;

import java.security.PublicKey;
import java.util.Objects;

/// A checked public key for one algorithm alone, so that no token can make the server use it with another algorithm.
///
/// @param id  its `kid`; empty when it has none
/// @param key of the type that the algorithm needs
public record VerificationKey(String id, Algorithm algorithm, PublicKey key) {
    public VerificationKey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(key);
    }

    /// Whether the signature of some bytes is valid.
    public boolean verifies(byte[] signed, byte[] signature) {
        return algorithm.verifies(key, signed, signature);
    }
}
