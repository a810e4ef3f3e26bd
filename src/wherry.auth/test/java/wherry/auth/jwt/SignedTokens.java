package wherry.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.auth.Issuer;
import wherry.auth.SteppedClock;
import wherry.auth.claim.ClaimRules;
import wherry.auth.claim.InvalidToken;
import wherry.auth.key.Algorithm;
import wherry.auth.key.KeySet;
import wherry.auth.key.KeySource;
import wherry.auth.key.VerificationKey;
import wherry.http.request.Verification;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// An issuer with a key of each algorithm, and a verifier of its tokens.
class SignedTokens {
    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "https://mcp.example.com/mcp";
    static final Issuer RSA = new Issuer("r", Algorithm.RS256);
    static final Issuer PSS = new Issuer("p", Algorithm.PS256);
    static final Issuer CURVE = new Issuer("e", Algorithm.ES256);
    static final Issuer EDWARDS = new Issuer("d", Algorithm.EDDSA);
    static final List<Issuer> ALL = List.of(RSA, PSS, CURVE, EDWARDS);

    final SteppedClock clock = new SteppedClock();
    final AtomicInteger looks = new AtomicInteger();
    final JwtVerifier verifier = verifier(EnumSet.allOf(Algorithm.class), TokenType.JWT);

    JwtVerifier verifier(Set<Algorithm> allowed, TokenType type) {
        KeySet keys = KeySet.read(JsonObject.of("keys", JsonArray.of(ALL, Issuer::jwk)), EnumSet.allOf(Algorithm.class)).orElseThrow();
        KeySource source = (id, algorithm) -> {
            looks.incrementAndGet();
            return key(keys, id, algorithm);
        };
        return new JwtVerifier(Map.of(ISSUER, source), new ClaimRules(Set.of(AUDIENCE), clock), allowed, type);
    }

    static VerificationKey key(KeySet keys, String id, Algorithm algorithm) throws InvalidToken {
        return keys.find(id, algorithm).orElseThrow(() -> new InvalidToken("no such key"));
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    JsonObject claims() {
        return JsonObject.builder().put("iss", ISSUER).put("aud", AUDIENCE).put("sub", "alice").put("iat", now()).put("exp", now() + 300)
                .put("scope", "notes:read notes:write").build();
    }

    JsonObject claims(String name, Json value) {
        return claims().toBuilder().put(name, value).build();
    }

    JsonObject without(String name) {
        var rest = JsonObject.builder();
        claims().forEach((each, value) -> {
            if (!each.equals(name)) {
                rest.put(each, value);
            }
        });
        return rest.build();
    }

    static JsonObject header(String name, Json value) {
        return CURVE.header().toBuilder().put(name, value).build();
    }

    void assertAccepted(String token) {
        assertInstanceOf(Verification.Accepted.class, verifier.verify(token), () -> verifier.verify(token).toString());
    }

    void assertRefused(String reason, String token) {
        var refused = assertInstanceOf(Verification.Refused.class, verifier.verify(token));
        assertTrue(refused.reason().contains(reason), refused.reason());
        // What RFC 6750 lets an error_description hold.
        assertTrue(refused.reason().matches("[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]+"), refused.reason());
    }
}
