package wherry.auth.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/// Makes Ed25519 keys (RFC 8032, section 5.1.3), and refuses what is no point of the curve or one of a small order, for which anyone can sign.
final class EdwardsKeys {
    private static final int LENGTH = 32;
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(P)).mod(P);

    private EdwardsKeys() {
    }

    static PublicKey read(KeyMembers members) throws InvalidKey, GeneralSecurityException {
        byte[] bytes = members.bytes("x", LENGTH);
        byte[] ordered = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            ordered[i] = bytes[LENGTH - 1 - i];
        }
        boolean isOdd = ordered[0] < 0;
        ordered[0] &= Byte.MAX_VALUE;
        var y = new BigInteger(1, ordered);
        if (y.compareTo(P) >= 0 || !isOn(y)) {
            throw new InvalidKey("x is no point of the curve Ed25519");
        }
        if (isOfSmallOrder(y)) {
            throw new InvalidKey("x is a point of a small order, so anyone may sign by it");
        }
        return KeyFactory.getInstance("Ed25519").generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(isOdd, y)));
    }

    /// The x² of a point, from -x² + y² = 1 + d·x²·y².
    private static BigInteger xSquared(BigInteger y) {
        BigInteger square = y.multiply(y);
        return square.subtract(BigInteger.ONE).multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P)).mod(P);
    }

    /// Whether x² is the square of a number, by Euler's criterion.
    private static boolean isOn(BigInteger y) {
        BigInteger power = xSquared(y).modPow(P.shiftRight(1), P);
        return power.signum() == 0 || power.equals(BigInteger.ONE);
    }

    /// Whether eight times the point is the neutral element, whose y is 1. Doubling gives y² + x² over 2 - (y² - x²) for y.
    private static boolean isOfSmallOrder(BigInteger point) {
        BigInteger y = point;
        for (int i = 0; i < 3; i++) {
            BigInteger x2 = xSquared(y);
            BigInteger y2 = y.multiply(y);
            y = y2.add(x2).multiply(BigInteger.TWO.subtract(y2).add(x2).modInverse(P)).mod(P);
        }
        return y.equals(BigInteger.ONE);
    }
}
