package wherry.auth.key;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/// The signature algorithms that a token may have (RFC 7518, RFC 8037). There is no `none` and none with a shared secret.
public enum Algorithm {
    RS256("RS256", "SHA256withRSA", null, 0),
    PS256("PS256", "RSASSA-PSS", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1), 0),
    ES256("ES256", "SHA256withECDSAinP1363Format", null, 64),
    EDDSA("EdDSA", "Ed25519", null, 64);

    private final String id;
    private final String signature;
    /// Null when there are none.
    private final AlgorithmParameterSpec parameters;
    /// The bytes of each signature; 0 when they depend on the key. The JDK takes shorter ones of ECDSA.
    private final int length;

    Algorithm(String id, String signature, AlgorithmParameterSpec parameters, int length) {
        this.id = id;
        this.signature = signature;
        this.parameters = parameters;
        this.length = length;
    }

    /// The value of `alg`.
    public String id() {
        return id;
    }

    /// The algorithm that `alg` names; upper and lower case count.
    public static Optional<Algorithm> of(String id) {
        for (Algorithm each : values()) {
            if (each.id.equals(id)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// @param key a key of this algorithm
    /// @return whether the signature is valid; a malformed one is not
    boolean verifies(PublicKey key, byte[] signed, byte[] bytes) {
        if (length != 0 && bytes.length != length) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(signature);
            if (parameters != null) {
                verifier.setParameter(parameters);
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(bytes);
        } catch (GeneralSecurityException e) {
            // The JDK throws for a signature of a wrong length or form.
            return false;
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
