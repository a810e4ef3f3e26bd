package wherry.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.auth.Issuer;
import wherry.auth.claim.InvalidToken;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

class KeySetTest {
    private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);
    private static final Issuer RSA = new Issuer("r", Algorithm.RS256);
    private static final Issuer CURVE = new Issuer("e", Algorithm.ES256);
    private static final Issuer EDWARDS = new Issuer("d", Algorithm.EDDSA);

    private static KeySet read(Json... keys) {
        return KeySet.read(JsonObject.of("keys", JsonArray.of(keys)), ALL).orElseThrow();
    }

    private static JsonObject changed(Issuer issuer, String name, Json value) {
        return issuer.jwk().toBuilder().put(name, value).build();
    }

    private static JsonObject changed(Issuer issuer, String name, byte[] value) {
        return changed(issuer, name, Json.of(Issuer.text(value)));
    }

    private static JsonObject without(JsonObject key, String name) {
        var rest = JsonObject.builder();
        key.forEach((each, value) -> {
            if (!each.equals(name)) {
                rest.put(each, value);
            }
        });
        return rest.build();
    }

    private static void assertLeftOut(String reason, Json key) {
        KeySet keys = read(key, RSA.jwk());
        assertEquals(1, keys.keys().size());
        assertEquals(1, keys.unusable().size());
        assertTrue(keys.unusable().getFirst().startsWith("key 1 of the key set is left out: "), keys.unusable()::toString);
        assertTrue(keys.unusable().getFirst().contains(reason), keys.unusable()::toString);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void readsAKeyOfEachAlgorithm(Algorithm algorithm) throws InvalidToken {
        var issuer = new Issuer("k", algorithm);
        KeySet keys = read(issuer.jwk());
        assertEquals(issuer.key(), keys.find("k", algorithm).orElseThrow().key());
        assertEquals(issuer.key(), keys.find("", algorithm).orElseThrow().key());
        assertTrue(keys.find("other", algorithm).isEmpty());
        for (Algorithm other : EnumSet.complementOf(EnumSet.of(algorithm))) {
            assertTrue(keys.find("k", other).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2047, 8193})
    void leavesOutRsaKeysOfAnUnfitSize(int bits) {
        BigInteger modulus = BigInteger.TWO.pow(bits - 1).add(BigInteger.ONE);
        assertLeftOut("n should have 2048 to 8192 bits, and has " + bits, changed(RSA, "n", Issuer.sized(modulus, 0)));
    }

    @Test
    void leavesOutRsaKeysWithAWeakExponent() {
        for (BigInteger exponent : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, BigInteger.valueOf(65536), BigInteger.TWO.pow(64).add(BigInteger.ONE))) {
            assertLeftOut("e should be odd, at least 3", changed(RSA, "e", Issuer.sized(exponent, 0)));
        }
        assertLeftOut("n should be odd", changed(RSA, "n", Issuer.sized(BigInteger.TWO.pow(2047), 0)));
    }

    @Test
    void leavesOutPointsThatAreNotOnTheCurve() {
        for (byte[] y : List.of(new byte[32], Issuer.sized(BigInteger.ONE, 32), HexFormat.of().parseHex("ff".repeat(32)))) {
            assertLeftOut("no point of the curve P-256", changed(CURVE, "y", y));
        }
        JsonObject zero = changed(CURVE, "x", new byte[32]).toBuilder().put("y", Issuer.text(new byte[32])).build();
        assertLeftOut("no point of the curve P-256", zero);
    }

    /// The coordinate plus the modulus of the field is the same point in another form.
    @Test
    void leavesOutCoordinatesBeyondTheField() {
        BigInteger p = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        BigInteger b = new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
        BigInteger y = b.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        JsonObject zero = changed(CURVE, "x", new byte[32]).toBuilder().put("y", Issuer.text(Issuer.sized(y, 32))).build();
        assertEquals(1, read(zero).keys().size(), "the point with x = 0 is on the curve");
        assertLeftOut("no point of the curve P-256", zero.toBuilder().put("x", Issuer.text(Issuer.sized(p, 32))).build());
    }

    @Test
    void leavesOutCoordinatesOfAnotherLength() {
        assertLeftOut("x should have 32 bytes, and has 31", changed(CURVE, "x", new byte[31]));
        assertLeftOut("y should have 32 bytes, and has 33", changed(CURVE, "y", new byte[33]));
        assertLeftOut("x should have 32 bytes, and has 31", changed(EDWARDS, "x", new byte[31]));
    }

    /// The points of order 1, 2, 4 and 8, by the list that libsodium refuses; and forms of them beyond the field.
    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080", "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"})
    void leavesOutEdwardsPointsOfASmallOrder(String point) {
        assertLeftOut("x is ", changed(EDWARDS, "x", HexFormat.of().parseHex(point)));
    }

    @Test
    void leavesOutEdwardsPointsThatAreNotOnTheCurve() {
        byte[] two = new byte[32];
        two[0] = 2;
        assertLeftOut("no point of the curve Ed25519", changed(EDWARDS, "x", two));
    }

    @Test
    void leavesOutKeysThatAreNotForVerifying() {
        assertLeftOut("its use is not sig", changed(RSA, "use", Json.of("enc")));
        assertLeftOut("its key_ops have no verify", changed(RSA, "key_ops", JsonArray.of("sign", "encrypt")));
        assertLeftOut("its key_ops have no verify", changed(RSA, "key_ops", Json.of("verify")));
        assertEquals(1, read(changed(RSA, "key_ops", JsonArray.of("verify"))).keys().size());
    }

    @Test
    void leavesOutPublishedPrivateKeys() {
        assertLeftOut("private part d", changed(CURVE, "d", new byte[32]));
        assertLeftOut("private part k", JsonObject.of("kty", Json.of("oct"), "k", Json.of("AAAA")));
    }

    @Test
    void leavesOutKeysOfOtherTypesAndCurves() {
        assertLeftOut("kty and crv should be", changed(CURVE, "crv", Json.of("P-384")));
        assertLeftOut("kty and crv should be", changed(CURVE, "crv", Json.of("secp256k1")));
        assertLeftOut("kty and crv should be", changed(EDWARDS, "crv", Json.of("X25519")));
        assertLeftOut("kty and crv should be", changed(CURVE, "kty", Json.of("OKP")));
        assertLeftOut("kty and crv should be", JsonObject.EMPTY);
        assertLeftOut("it is no object", Json.of("key"));
        assertLeftOut("kid should be a string", changed(RSA, "kid", Json.of(1)));
        assertLeftOut("n should be base64url without padding", changed(RSA, "n", Json.of("AQAB=")));
        assertLeftOut("n should be base64url without padding", without(RSA.jwk(), "n"));
        assertLeftOut("its algorithm is not one of", changed(RSA, "alg", Json.of("RS512")));
        assertLeftOut("its algorithm is not one of", changed(CURVE, "alg", Json.of("RS256")));
    }

    /// Else a token could choose the algorithm for a key.
    @Test
    void takesAKeyWithoutAlgForTheFirstAllowedOneOfItsType() throws InvalidToken {
        JsonObject plain = without(RSA.jwk(), "alg");
        assertTrue(read(plain).find("r", Algorithm.RS256).isPresent());
        assertTrue(read(plain).find("r", Algorithm.PS256).isEmpty());
        KeySet other = KeySet.read(JsonObject.of("keys", JsonArray.of(plain)), EnumSet.of(Algorithm.PS256)).orElseThrow();
        assertTrue(other.find("r", Algorithm.PS256).isPresent());
    }

    @Test
    void refusesToChooseBetweenKeys() {
        KeySet keys = read(RSA.jwk(), new Issuer("other", Algorithm.RS256).jwk(), new Issuer("r", Algorithm.RS256).jwk());
        assertThrows(InvalidToken.class, () -> keys.find("", Algorithm.RS256));
        assertThrows(InvalidToken.class, () -> keys.find("r", Algorithm.RS256));
    }

    @Test
    void takesAtMost50Keys() {
        Json[] keys = Collections.nCopies(50, RSA.jwk()).toArray(Json[]::new);
        assertEquals(50, read(keys).keys().size());
        Json[] more = Arrays.copyOf(keys, 51);
        more[50] = RSA.jwk();
        assertTrue(KeySet.read(JsonObject.of("keys", JsonArray.of(more)), ALL).isEmpty());
        assertTrue(KeySet.read(JsonObject.EMPTY, ALL).isEmpty());
    }
}
