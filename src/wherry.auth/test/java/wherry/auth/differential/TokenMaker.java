package wherry.auth.differential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import wherry.auth.Issuer;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// Makes tokens, most of them with something wrong.
final class TokenMaker {
    private static final List<String> ALGORITHMS = List.of("RS256", "PS256", "ES256", "EdDSA", "none", "HS256", "RS512", "ES384", "Ed25519", "rs256", "");
    private static final List<String> TYPES = List.of("at+jwt", "JWT", "application/at+jwt", "jwt", "AT+JWT", "application/jwt", "JOSE", "", "dpop+jwt");
    private static final List<String> HEADERS = List.of("crit", "b64", "zip", "cty", "enc", "jwk", "jku", "x5u", "x5c", "x5t", "nonce", "extra");
    private static final List<String> CLAIMS = List.of("iss", "aud", "sub", "exp", "nbf", "iat", "jti", "client_id", "scope", "scp", "cnf", "extra");
    private static final String STRANGE = "AZaz09-_+/=. \n\t\0\"{}é\u00ff\u0100";

    private final List<Issuer> issuers;
    private final JsonObject valid;
    private final long now;
    private final RandomGenerator random;

    /// @param valid the claims of a valid token
    TokenMaker(List<Issuer> issuers, JsonObject valid, long now, long seed) {
        this.issuers = issuers;
        this.valid = valid;
        this.now = now;
        this.random = new Random(seed);
    }

    String next() {
        Issuer issuer = any(issuers);
        JsonObject header = issuer.header();
        JsonObject claims = valid.toBuilder().put("jti", "" + random.nextLong()).build();
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            switch (random.nextInt(3)) {
                case 0 -> header = changed(header);
                default -> claims = changedClaims(claims);
            }
        }
        String token = random.nextInt(4) > 0 ? issuer.token(header, claims) : issuer.token(spoilt(header.toString()), spoilt(claims.toString()));
        return random.nextInt(3) > 0 ? token : spoiltToken(token);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private JsonObject changed(JsonObject header) {
        return switch (random.nextInt(6)) {
            case 0 -> header.toBuilder().put("alg", any(ALGORITHMS)).build();
            case 1 -> header.toBuilder().put("typ", any(TYPES)).build();
            case 2 -> header.toBuilder().put("kid", any(issuers).id()).build();
            case 3 -> without(header, any(List.of("alg", "kid", "typ")));
            case 4 -> header.toBuilder().put(any(List.of("alg", "kid", "typ")), anything()).build();
            default -> header.toBuilder().put(any(HEADERS), random.nextBoolean() ? anything() : any(issuers).jwk()).build();
        };
    }

    private JsonObject changedClaims(JsonObject claims) {
        return switch (random.nextInt(6)) {
            case 0 -> claims.toBuilder().put(any(List.of("exp", "nbf", "iat")), time()).build();
            case 1 -> without(claims, any(CLAIMS));
            case 2 -> claims.toBuilder().put(any(CLAIMS), anything()).build();
            case 3 -> claims.toBuilder().put("aud", audience()).build();
            case 4 -> claims.toBuilder().put("iss", near(text("iss"))).build();
            default -> claims.toBuilder().put("client_id", Json.of("client")).build();
        };
    }

    private String text(String name) {
        return valid.string(name).orElseThrow();
    }

    private static JsonObject without(JsonObject object, String name) {
        var rest = JsonObject.builder();
        object.forEach((each, value) -> {
            if (!each.equals(name)) {
                rest.put(each, value);
            }
        });
        return rest.build();
    }

    /// Around the bounds, with fractions, and far away.
    private Json time() {
        return switch (random.nextInt(4)) {
            case 0 -> Json.of(now + random.nextInt(-62, 63));
            case 1 -> Json.of(now + random.nextInt(-62, 63) + 0.5);
            case 2 -> any(List.of(Json.of(0), Json.of(-1), Json.of(1e30), Json.of(now * 1000), Json.of(253_402_300_799L), Json.of(Long.MAX_VALUE)));
            default -> any(List.of(Json.of("" + (now + 300)), Json.of(true), Json.of(now + 1e-9), Json.parse((now + 300) + "e0"), Json.parse("null")));
        };
    }

    private Json audience() {
        String audience = text("aud");
        return any(List.of(Json.of(audience), JsonArray.of(audience), JsonArray.of("other", audience), JsonArray.of("other"), JsonArray.EMPTY,
                Json.of(audience + "/"), Json.of(audience.toUpperCase()), JsonArray.of(Json.of(audience), Json.of(1)), Json.of(audience + " other"),
                JsonArray.of(Json.parse("null"), Json.of(audience)), JsonObject.of(audience, Json.of(1)), JsonArray.of(JsonArray.of(audience))));
    }

    private Json near(String text) {
        return any(List.of(Json.of(text), Json.of(text + "/"), Json.of(text.toUpperCase()), JsonArray.of(text), Json.of(text + "\0"), Json.of(" " + text)));
    }

    private Json anything() {
        return any(List.of(Json.of(""), Json.of("text"), Json.of(0), Json.of(1), Json.of(-1.5), Json.of(true), Json.of(false), Json.parse("null"),
                JsonArray.EMPTY, JsonArray.of("exp"), JsonArray.of(Json.of(1)), JsonObject.EMPTY, JsonObject.of("a", Json.of(1)), Json.of(1e40)));
    }

    /// A text of JSON, changed so that two parsers may differ.
    private String spoilt(String json) {
        String inner = json.substring(1, json.length() - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "{" + inner + ",\"" + any(CLAIMS) + "\":\"twice\"}";
            case 1 -> "{\"" + any(CLAIMS) + "\":\"twice\"," + inner + "}";
            case 2 -> "{" + inner + ",}";
            case 3 -> json + any(List.of("{}", " ", "\0", "x", "\n", "//", "]"));
            case 4 -> any(List.of("\ufeff", " ", "\n", "[", "/**/")) + json;
            case 5 -> json.replace("\"", any(List.of("'", "", "\\\"")));
            case 6 -> "{" + inner + ",\"x\":" + any(List.of("01", "+1", ".5", "NaN", "Infinity", "0x1", "1e999999", "\"\\ud800\"", "\"\\x\"", "\"\t\"", "tru")) + "}";
            case 7 -> json.replace("a", "\\u0061");
            case 8 -> "{" + inner + ",\"x\":" + "[".repeat(random.nextInt(20)) + "]".repeat(random.nextInt(20)) + "}";
            case 9 -> json.replace(":", " : ");
            default -> json;
        };
    }

    /// A token that is changed after it was signed.
    private String spoiltToken(String token) {
        int at = random.nextInt(token.length());
        int dot = token.lastIndexOf('.');
        return switch (random.nextInt(10)) {
            case 0 -> token.substring(0, at) + strange() + token.substring(at + 1);
            case 1 -> token.substring(0, at) + strange() + token.substring(at);
            case 2 -> token.substring(0, at) + token.substring(at + 1);
            case 3 -> token.substring(0, at);
            case 4 -> token + strange();
            case 5 -> token.substring(0, dot + 1) + Issuer.text(changed(signature(token)));
            case 6 -> token.substring(0, dot + 1) + Base64.getUrlEncoder().encodeToString(signature(token));
            case 7 -> token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + random.nextInt(1, 4));
            case 8 -> token.substring(0, dot + 1);
            default -> strange() + token;
        };
    }

    private char strange() {
        return STRANGE.charAt(random.nextInt(STRANGE.length()));
    }

    private static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1).getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] changed(byte[] signature) {
        switch (random.nextInt(5)) {
            case 0 -> Arrays.fill(signature, (byte) 0);
            case 1 -> Arrays.fill(signature, signature.length / 2, signature.length, (byte) 0);
            case 2 -> Arrays.fill(signature, (byte) -1);
            case 3 -> signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
            default -> {
                return Arrays.copyOf(signature, Math.max(0, signature.length + random.nextInt(-2, 3)));
            }
        }
        return signature;
    }
}
