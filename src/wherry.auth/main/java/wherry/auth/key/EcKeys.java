package wherry.auth.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;

/// Makes keys on the curve P-256, and refuses points that are not on it: the JDK takes those.
final class EcKeys {
    private static final int COORDINATE = 32;

    private EcKeys() {
    }

    static PublicKey read(KeyMembers members) throws InvalidKey, GeneralSecurityException {
        var point = new ECPoint(new BigInteger(1, members.bytes("x", COORDINATE)), new BigInteger(1, members.bytes("y", COORDINATE)));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        if (!isOn(spec.getCurve(), point)) {
            throw new InvalidKey("x and y are no point of the curve P-256");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, spec));
    }

    /// Whether y² = x³ + ax + b. The order of the curve is prime, so no point of it has a small one.
    private static boolean isOn(EllipticCurve curve, ECPoint point) {
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
    }
}
