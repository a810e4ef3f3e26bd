package wherry.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.auth.Issuer;
import wherry.auth.key.Algorithm;
import wherry.http.request.Verification;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Principal;

class JwtVerifierTest extends SignedTokens {

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void acceptsATokenOfEachAlgorithm(Algorithm algorithm) {
        Issuer issuer = ALL.get(algorithm.ordinal());
        var accepted = assertInstanceOf(Verification.Accepted.class, verifier.verify(issuer.token(claims())));
        assertEquals(new Principal(ISSUER, "alice", Set.of()), accepted.principal());
        assertEquals(Set.of("notes:read", "notes:write"), accepted.principal().scopes());
        assertEquals(now() + 360, accepted.until().getEpochSecond());
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void refusesASignatureThatIsNotOfTheToken(Algorithm algorithm) {
        Issuer issuer = ALL.get(algorithm.ordinal());
        String other = issuer.token(claims("sub", Json.of("mallory")));
        String token = issuer.token(claims());
        assertRefused("signature", other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.')));
        assertRefused("signature", token.substring(0, token.lastIndexOf('.') + 1));
        for (int length : new int[] {1, 62, 63, 64, 65, 66, 256, 512}) {
            assertRefused("signature", token.substring(0, token.lastIndexOf('.') + 1) + Issuer.text(new byte[length]));
        }
    }

    /// The JDK takes a shorter signature of ECDSA when both halves begin with a zero, so one token would have two texts.
    @Test
    void refusesASignatureOfAnotherLength() {
        assertFalse(CURVE.token(claims()).isEmpty());
        String token = CURVE.token(claims());
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
        byte[] longer = new byte[66];
        System.arraycopy(signature, 0, longer, 1, 32);
        System.arraycopy(signature, 32, longer, 34, 32);
        assertRefused("signature", token.substring(0, token.lastIndexOf('.') + 1) + Issuer.text(longer));
    }

    /// The second half of a signature of Ed25519 counts modulo this, so a lax verifier takes two forms of it.
    @Test
    void refusesASecondFormOfASignatureOfEd25519() {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        String token = EDWARDS.token(claims());
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
        byte[] half = reversed(Arrays.copyOfRange(signature, 32, 64));
        byte[] other = reversed(Issuer.sized(new BigInteger(1, half).add(order), 32));
        System.arraycopy(other, 0, signature, 32, 32);
        assertAccepted(token);
        assertRefused("signature", token.substring(0, token.lastIndexOf('.') + 1) + Issuer.text(signature));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /// Zero for both numbers passes for every text and key in a verifier that does not look at their range (CVE-2022-21449).
    @Test
    void refusesNumbersOfAnEs256SignatureThatAreOutOfRange() {
        byte[] order = Issuer.sized(new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16), 32);
        String input = CURVE.token(claims());
        for (byte[] first : List.of(new byte[32], order, Issuer.sized(BigInteger.ONE, 32))) {
            for (byte[] second : List.of(new byte[32], order)) {
                byte[] signature = Arrays.copyOf(first, 64);
                System.arraycopy(second, 0, signature, 32, 32);
                assertRefused("signature", input.substring(0, input.lastIndexOf('.') + 1) + Issuer.text(signature));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "", "HS256", "HS512", "RS512", "ES384", "ES256K", "rs256", "RSA-OAEP", "Ed25519"})
    void refusesAnAlgorithmThatIsNotAllowed(String algorithm) {
        String token = CURVE.token(header("alg", Json.of(algorithm)), claims());
        assertRefused("alg of the token should be one of", token);
        assertRefused("alg of the token should be one of", token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void refusesAnAlgorithmThatTheOperatorDidNotAllow() {
        var strict = verifier(EnumSet.of(Algorithm.ES256), TokenType.JWT);
        assertInstanceOf(Verification.Accepted.class, strict.verify(CURVE.token(claims())));
        assertInstanceOf(Verification.Refused.class, strict.verify(RSA.token(claims())));
    }

    /// The classic confusion: the public key as the secret of an HMAC.
    @Test
    void refusesAPublicKeyUsedAsASecret() throws Exception {
        for (String algorithm : List.of("HS256", "RS256", "ES256")) {
            String input = Issuer.text(RSA.header().toBuilder().put("alg", algorithm).build().toString()) + "." + Issuer.text(claims().toString());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(RSA.key().getEncoded(), "HmacSHA256"));
            assertInstanceOf(Verification.Refused.class,
                    verifier.verify(input + "." + Issuer.text(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)))));
        }
    }

    @Test
    void refusesAKeyForAnotherAlgorithmThanItsOwn() {
        assertRefused("no such key", CURVE.token(CURVE.header().toBuilder().put("alg", "EdDSA").build(), claims()));
        assertRefused("no such key", RSA.token(RSA.header().toBuilder().put("alg", "PS256").build(), claims()));
        assertRefused("no such key", CURVE.token(header("kid", Json.of("r")), claims()));
    }

    @Test
    void refusesKeysThatTheTokenBrings() {
        var mallory = new Issuer("m", Algorithm.ES256);
        for (String kid : List.of("m", "e")) {
            JsonObject header = mallory.header().toBuilder().put("kid", kid).build();
            for (JsonObject each : List.of(header.toBuilder().put("jwk", mallory.jwk()).build(),
                    header.toBuilder().put("jku", "https://mallory.example/keys").build())) {
                assertInstanceOf(Verification.Refused.class, verifier.verify(mallory.token(each, claims())));
            }
        }
        assertAccepted(CURVE.token(header("jku", Json.of("https://mallory.example/keys")), claims()));
        for (String name : List.of("jku", "x5u", "x5t", "x5t#S256")) {
            assertRefused(name + " of the token should be a string", CURVE.token(header(name, Json.of(1)), claims()));
        }
        assertRefused("x5c of the token should be an array of strings", CURVE.token(header("x5c", JsonArray.of(Json.of(1))), claims()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crit", "b64", "zip", "enc", "cty", "jwk"})
    void refusesHeadersThatChangeHowATokenIsRead(String name) {
        assertRefused("should not have " + name, CURVE.token(header(name, JsonArray.of("exp")), claims()));
    }

    @Test
    void refusesTokensOfAnotherType() {
        for (String type : List.of("at+jwt", "AT+JWT", "application/at+jwt", "JWT", "jwt")) {
            assertAccepted(CURVE.token(header("typ", Json.of(type)), claims()));
        }
        for (Json type : List.of(Json.of("dpop+jwt"), Json.of("logout+jwt"), Json.of("JOSE"), Json.of(""), Json.of(1), JsonArray.of("JWT"))) {
            assertRefused("typ of the token should be at+jwt or JWT", CURVE.token(header("typ", type), claims()));
        }
    }

    @Test
    void asksForTheTypeThatTheOperatorSets() {
        String plain = CURVE.token(header("typ", Json.of("JWT")), claims());
        String none = CURVE.token(JsonObject.of("alg", Json.of("ES256"), "kid", Json.of("e")), claims());
        var all = EnumSet.allOf(Algorithm.class);
        assertInstanceOf(Verification.Refused.class, verifier(all, TokenType.ACCESS_TOKEN).verify(plain));
        assertInstanceOf(Verification.Accepted.class, verifier(all, TokenType.ACCESS_TOKEN).verify(CURVE.token(claims())));
        assertInstanceOf(Verification.Refused.class, verifier.verify(none));
        assertInstanceOf(Verification.Accepted.class, verifier(all, TokenType.OPTIONAL).verify(none));
    }

    @Test
    void refusesWhatIsNoSignedToken() {
        String token = CURVE.token(claims());
        for (String other : List.of("", ".", "..", "...", "a.b", "opaque", token + ".", "." + token, token + "." + token, token.replaceFirst("\\.", ".."))) {
            assertInstanceOf(Verification.Refused.class, verifier.verify(other), other);
        }
        assertRefused("three parts", "a.b.c.d.e");
    }

    @Test
    void refusesBase64ThatHasTwoForms() {
        String token = CURVE.token(claims());
        assertAccepted(token);
        assertRefused("base64url without padding", token + "=");
        assertRefused("base64url without padding", token + "==");
        assertRefused("base64url without padding", token + "\n");
        assertRefused("base64url without padding", token + " ");
        // 64 bytes end with four stray bits.
        char last = token.charAt(token.length() - 1);
        assertRefused("base64url without padding", token.substring(0, token.length() - 1) + (char) (last + 1));
        String standard = token.substring(0, token.lastIndexOf('.') + 1) + Base64.getEncoder().encodeToString(new byte[] {-1, -1, -1});
        assertRefused("base64url without padding", standard);
    }

    @Test
    void refusesJsonThatTwoProgramsReadDifferently() {
        String header = CURVE.header().toString();
        String body = claims().toString();
        String open = body.substring(0, body.length() - 1);
        for (String payload : List.of(open + ",\"sub\":\"mallory\"}", body + "{}", "[" + body + "]", "\"text\"", "", open, open + ",\"x\":\"\\ud800\"}",
                open + ",\"x\":" + "[".repeat(9) + "]".repeat(9) + "}", "{" + open + ",\"x\":01}", "\ufeff" + body)) {
            assertRefused("payload of the token should be a JSON object", CURVE.token(header, payload));
        }
        assertRefused("header of the token should be a JSON object", CURVE.token(header.replace("}", ",\"alg\":\"ES256\"}"), body));
        String overlong = Issuer.text(header) + "." + Issuer.text(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'});
        assertRefused("payload of the token should be a JSON object", CURVE.signed(overlong));
    }

    @Test
    void refusesATokenOfMoreThan8192Characters() {
        String token = CURVE.token(claims("x", Json.of("x".repeat(8192))));
        assertRefused("longer than 8192 characters", token);
        assertRefused("longer than 8192 characters", "x".repeat(10_000_000));
        assertAccepted(CURVE.token(claims("x", Json.of("x".repeat(5500)))));
    }

    @Test
    void refusesAKidThatIsNoText() {
        for (Json kid : List.of(Json.of(1), Json.of(""), Json.parse("null"), JsonObject.EMPTY)) {
            assertRefused("kid of the token should be a string", CURVE.token(header("kid", kid), claims()));
        }
        assertAccepted(CURVE.token(JsonObject.of("alg", Json.of("ES256"), "typ", Json.of("JWT")), claims()));
    }

    @Test
    void verifiesATokenOnceAMinute() {
        String token = CURVE.token(claims());
        assertAccepted(token);
        assertAccepted(token);
        assertEquals(1, looks.get());
        clock.move(Duration.ofSeconds(60));
        assertAccepted(token);
        assertEquals(2, looks.get());
    }

    @Test
    void verifiesAnInvalidSignatureOnceAMinute() {
        String token = CURVE.token(claims());
        String invalid = token.substring(0, token.lastIndexOf('.') + 1) + Issuer.text(new byte[64]);
        assertRefused("signature", invalid);
        assertRefused("signature", invalid);
        assertEquals(1, looks.get());
    }

    @Test
    void saysNothingOfTheTokenWhenItRefusesOne() {
        String secret = "s3cr3tpart";
        for (String name : List.of("iss", "aud", "sub", "exp", "nbf", "iat", "scope", "scp", "client_id")) {
            for (Json value : List.of(Json.of(secret), JsonArray.of(Json.of(1), Json.of(secret)), JsonObject.of(secret, Json.of(secret)))) {
                assertFalse(verifier.verify(CURVE.token(claims(name, value))) instanceof Verification.Refused refused
                        && refused.reason().contains(secret));
            }
        }
        for (String name : List.of("alg", "kid", "typ", "crit")) {
            assertFalse(verifier.verify(CURVE.token(header(name, Json.of(secret)), claims())).toString().contains(secret));
        }
        assertFalse(verifier.verify(CURVE.token(secret, secret)).toString().contains(secret));
        assertFalse(verifier.verify(secret).toString().contains(secret));
    }
}
