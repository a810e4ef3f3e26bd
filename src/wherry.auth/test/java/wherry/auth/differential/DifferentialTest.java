package wherry.auth.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wherry.auth.HttpStub;
import wherry.auth.Issuer;
import wherry.auth.claim.ClaimRules;
import wherry.auth.claim.InvalidToken;
import wherry.auth.jwt.JwtVerifier;
import wherry.auth.jwt.TokenType;
import wherry.auth.key.Algorithm;
import wherry.auth.key.KeySet;
import wherry.auth.key.KeySource;
import wherry.http.request.Verification;
import wherry.json.JsonObject;

/// Ours never accepts a token that Nimbus or jose4j refuses. The property `wherry.tokens` says how many are tried: 100,000 take a quarter of an hour.
class DifferentialTest {
    private static final String ISSUER = "https://issuer.example/realm";
    private static final String AUDIENCE = "https://mcp.example.com/mcp";
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final List<Issuer> ISSUERS = List.of(new Issuer("r", Algorithm.RS256), new Issuer("p", Algorithm.PS256),
            new Issuer("e", Algorithm.ES256), new Issuer("d", Algorithm.EDDSA));

    private static JwtVerifier ours(JsonObject published) {
        KeySet keys = KeySet.read(published, EnumSet.allOf(Algorithm.class)).orElseThrow();
        KeySource source = (id, algorithm) -> keys.find(id, algorithm).orElseThrow(() -> new InvalidToken("there is no such key"));
        return new JwtVerifier(Map.of(ISSUER, source), new ClaimRules(Set.of(AUDIENCE), InstantSource.fixed(NOW)), EnumSet.allOf(Algorithm.class),
                TokenType.JWT);
    }

    @Test
    void acceptsNothingThatOthersRefuse() {
        int count = Integer.getInteger("wherry.tokens", 1000);
        long seed = Long.getLong("wherry.seed", System.nanoTime());
        JsonObject published = HttpStub.keys(ISSUERS.toArray(Issuer[]::new));
        var others = new OtherVerifiers(published, ISSUER, AUDIENCE, NOW, 60);
        JsonObject valid = JsonObject.builder().put("iss", ISSUER).put("aud", AUDIENCE).put("sub", "alice").put("iat", NOW.getEpochSecond() - 5)
                .put("exp", NOW.getEpochSecond() + 300).put("scope", "a b").build();
        var maker = new TokenMaker(ISSUERS, valid, NOW.getEpochSecond(), seed);
        var accepted = new AtomicInteger();
        var refusals = new TreeMap<String, Integer>();
        var disagreements = new TreeMap<String, String>();
        try (var ours = ours(published)) {
            for (int i = 0; i < count; i++) {
                String token = maker.next();
                switch (ours.verify(token)) {
                    case Verification.Accepted found -> {
                        accepted.incrementAndGet();
                        String subject = found.principal().subject();
                        others.nimbusRefusal(token, subject).ifPresent(why -> disagreements.putIfAbsent("Nimbus: " + why, token));
                        others.jose4jRefusal(token, subject).ifPresent(why -> disagreements.putIfAbsent("jose4j: " + why, token));
                    }
                    case Verification.Refused refused -> refusals.merge(refused.reason(), 1, Integer::sum);
                    case Verification.Unavailable _ -> throw new AssertionError("nothing is unavailable here");
                }
            }
        }
        assertEquals("", String.join("\n", disagreements.entrySet().stream().map(Object::toString).toList()), "with seed " + seed);
        // Else the comparison would show nothing.
        assertTrue(accepted.get() > count / 20 && accepted.get() < count * 9 / 10, accepted + " of " + count + " were accepted");
        assertTrue(refusals.size() > 30, refusals::toString);
    }
}
