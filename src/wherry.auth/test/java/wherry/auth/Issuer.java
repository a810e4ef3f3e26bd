package wherry.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import wherry.auth.key.Algorithm;
import wherry.json.JsonObject;

/// One key of an issuer: it signs tokens, and is published as a JSON Web Key.
public final class Issuer {
    private final String id;
    private final Algorithm algorithm;
    private final KeyPair pair;

    public Issuer(String id, Algorithm algorithm) {
        this.id = id;
        this.algorithm = algorithm;
        this.pair = pair(algorithm);
    }

    private static KeyPair pair(Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case RS256, PS256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(2048);
                    yield generator.generateKeyPair();
                }
                case ES256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                    yield generator.generateKeyPair();
                }
                case EDDSA -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            };
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String id() {
        return id;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    public PublicKey key() {
        return pair.getPublic();
    }

    /// The header that a token of this key has.
    public JsonObject header() {
        return JsonObject.builder().put("alg", algorithm.id()).put("kid", id).put("typ", "at+jwt").build();
    }

    public String token(JsonObject claims) {
        return token(header(), claims);
    }

    public String token(JsonObject header, JsonObject claims) {
        return token(header.toString(), claims.toString());
    }

    public String token(String header, String claims) {
        return signed(text(header) + "." + text(claims));
    }

    /// Signs whatever it is.
    public String signed(String input) {
        return input + "." + text(signature(input.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private byte[] signature(byte[] input) {
        try {
            Signature signature = Signature.getInstance(switch (algorithm) {
                case RS256 -> "SHA256withRSA";
                case PS256 -> "RSASSA-PSS";
                case ES256 -> "SHA256withECDSAinP1363Format";
                case EDDSA -> "Ed25519";
            });
            if (algorithm == Algorithm.PS256) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(pair.getPrivate());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String text(String value) {
        return text(value.getBytes(StandardCharsets.UTF_8));
    }

    public static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The published key.
    public JsonObject jwk() {
        return members().put("kid", id).put("use", "sig").put("alg", algorithm.id()).build();
    }

    private JsonObject.Builder members() {
        JsonObject.Builder members = JsonObject.builder();
        return switch (pair.getPublic()) {
            case RSAPublicKey key -> members.put("kty", "RSA").put("n", text(sized(key.getModulus(), 0)))
                    .put("e", text(sized(key.getPublicExponent(), 0)));
            case ECPublicKey key -> members.put("kty", "EC").put("crv", "P-256").put("x", text(sized(key.getW().getAffineX(), 32)))
                    .put("y", text(sized(key.getW().getAffineY(), 32)));
            case EdECPublicKey key -> members.put("kty", "OKP").put("crv", "Ed25519").put("x", text(edwards(key)));
            default -> throw new AssertionError(pair.getPublic());
        };
    }

    /// @param length 0 for as many bytes as it needs
    public static byte[] sized(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        byte[] sized = new byte[length == 0 ? bytes.length - from : length];
        System.arraycopy(bytes, from, sized, sized.length - bytes.length + from, bytes.length - from);
        return sized;
    }

    private static byte[] edwards(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
