package wherry.auth.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;

/// Makes RSA keys, and refuses weak ones: the JDK takes 512 bits and any exponent.
final class RsaKeys {
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;
    /// A large exponent only makes verifying slow.
    private static final int EXPONENT_BITS = 64;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(3);

    private RsaKeys() {
    }

    static PublicKey read(KeyMembers members) throws InvalidKey, GeneralSecurityException {
        BigInteger modulus = members.number("n");
        BigInteger exponent = members.number("e");
        if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
            throw new InvalidKey("n should have " + LEAST_BITS + " to " + MOST_BITS + " bits, and has " + modulus.bitLength());
        }
        if (!modulus.testBit(0)) {
            throw new InvalidKey("n should be odd");
        }
        if (exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0) || exponent.bitLength() > EXPONENT_BITS) {
            throw new InvalidKey("e should be odd, at least 3 and have at most " + EXPONENT_BITS + " bits");
        }
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }
}
