package wherry.auth.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import wherry.auth.cache.TokenCache;
import wherry.auth.claim.ClaimRules;
import wherry.auth.claim.InvalidToken;
import wherry.auth.key.Algorithm;
import wherry.auth.key.KeySource;
import wherry.auth.key.KeysUnavailable;
import wherry.auth.key.VerificationKey;
import wherry.http.request.TokenVerifier;
import wherry.http.request.Verification;

/// Verifies JSON Web Tokens by the keys of their issuers. What costs least is checked first, and the signature last.
public final class JwtVerifier implements TokenVerifier {
    /// How long a verified token is taken without another look, though its issuer may have withdrawn its key.
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST_ACCEPTED = 10_000;
    private static final int MOST_REFUSED = 1000;
    /// How long a token waits for its turn.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, KeySource> issuers;
    private final ClaimRules rules;
    private final Set<Algorithm> allowed;
    private final TokenType type;
    private final TokenCache accepted = new TokenCache(MOST_ACCEPTED, REMEMBERED);
    /// Only those with an invalid signature, which costs the most.
    private final TokenCache refused = new TokenCache(MOST_REFUSED, REMEMBERED);
    /// Half of the processors, so that invalid tokens leave the others to callers that are known.
    private final Semaphore turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /// @param issuers the keys by the issuer, exactly as tokens name it
    public JwtVerifier(Map<String, KeySource> issuers, ClaimRules rules, Set<Algorithm> allowed, TokenType type) {
        this.issuers = Map.copyOf(issuers);
        this.rules = rules;
        this.allowed = Set.copyOf(allowed);
        this.type = type;
    }

    @Override
    public Verification verify(String token) {
        Instant now = rules.clock().instant();
        String digest = TokenCache.digest(token);
        Optional<Verification> known = accepted.find(digest, now).or(() -> refused.find(digest, now));
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return verify(token, digest, now);
        } catch (InvalidToken e) {
            return new Verification.Refused(e.getMessage());
        } catch (KeysUnavailable e) {
            return new Verification.Unavailable(e.retryAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return busy();
        }
    }

    private Verification verify(String token, String digest, Instant now) throws InvalidToken, KeysUnavailable, InterruptedException {
        SignedToken parts = SignedToken.parse(token);
        TokenHeader header = TokenHeader.read(parts.header(), allowed, type);
        String issuer = ClaimRules.issuer(parts.claims()).orElse("");
        KeySource keys = issuers.get(issuer);
        if (keys == null) {
            throw new InvalidToken("the issuer of the token should be " + String.join(" or ", issuers.keySet().stream().sorted().toList()));
        }
        Verification.Accepted claimed = rules.check(parts.claims(), issuer);
        VerificationKey key = keys.find(header.keyId(), header.algorithm());
        if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return busy();
        }
        try {
            return remembered(key.verifies(parts.signed(), parts.signature()), claimed, digest, now);
        } finally {
            turns.release();
        }
    }

    private Verification remembered(boolean isValid, Verification.Accepted claimed, String digest, Instant now) {
        Verification found = isValid ? claimed : new Verification.Refused("the signature of the token is not valid");
        (isValid ? accepted : refused).put(digest, found, now);
        return found;
    }

    private static Verification busy() {
        return new Verification.Unavailable(Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        issuers.values().forEach(KeySource::close);
    }
}
