package wherry.auth.introspection;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import wherry.auth.cache.TokenCache;
import wherry.auth.claim.ClaimRules;
import wherry.auth.claim.InvalidToken;
import wherry.auth.fetch.Document;
import wherry.auth.fetch.FetchFailed;
import wherry.auth.fetch.Fetcher;
import wherry.http.request.TokenVerifier;
import wherry.http.request.Verification;
import wherry.json.JsonObject;

/// Asks the authorization server about each token (RFC 7662), and takes its answer for 30 s. Callers with one token wait for one answer.
public final class IntrospectionVerifier implements TokenVerifier {
    private static final System.Logger LOGGER = System.getLogger("wherry.auth");
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST = 10_000;
    private static final int LONGEST = 8192;
    /// Requests to the authorization server at once.
    private static final int REQUESTS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Verification UNAVAILABLE = new Verification.Unavailable(Duration.ofSeconds(5));

    private final URI place;
    private final String authorization;
    private final String issuer;
    private final ClaimRules rules;
    private final Fetcher fetcher;
    private final TokenCache accepted = new TokenCache(MOST, REMEMBERED);
    private final TokenCache refused = new TokenCache(MOST, REMEMBERED);
    private final Map<String, CompletableFuture<Verification>> asked = new ConcurrentHashMap<>();
    private final Semaphore turns = new Semaphore(REQUESTS, true);
    private volatile Instant nextWarning = Instant.MIN;

    /// @param place  the introspection endpoint
    /// @param client the id of this server at the authorization server, and its secret
    /// @param issuer whose tokens they are
    public IntrospectionVerifier(URI place, Client client, String issuer, ClaimRules rules, Fetcher fetcher) {
        this.place = place;
        this.authorization = client.authorization();
        this.issuer = issuer;
        this.rules = rules;
        this.fetcher = fetcher;
    }

    /// Who asks.
    public record Client(String id, String secret) {

        /// By RFC 6749, section 2.3.1, both are encoded before they are joined.
        private String authorization() {
            return "Basic " + Base64.getEncoder().encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "client " + id;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Verification verify(String token) {
        if (token.length() > LONGEST) {
            return new Verification.Refused("the token is longer than " + LONGEST + " characters");
        }
        String digest = TokenCache.digest(token);
        Optional<Verification> known = known(digest);
        if (known.isPresent()) {
            return known.get();
        }
        var mine = new CompletableFuture<Verification>();
        CompletableFuture<Verification> other = asked.putIfAbsent(digest, mine);
        if (other != null) {
            return other.join();
        }
        try {
            // Another caller may have got the answer between the look at the caches and this.
            mine.complete(known(digest).orElseGet(() -> ask(token, digest)));
        } finally {
            mine.complete(UNAVAILABLE);
            asked.remove(digest);
        }
        return mine.join();
    }

    private Optional<Verification> known(String digest) {
        return accepted.find(digest, rules.clock().instant()).or(() -> refused.find(digest, rules.clock().instant()));
    }

    private Verification ask(String token, String digest) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return UNAVAILABLE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        }
        try {
            Document answer = fetcher.post(place, "token=" + encoded(token) + "&token_type_hint=access_token", Map.of("Authorization", authorization));
            return remembered(found(answer.json()), digest);
        } catch (FetchFailed e) {
            warn("tokens cannot be verified: " + e.getMessage());
            return UNAVAILABLE;
        } finally {
            turns.release();
        }
    }

    /// Once a minute: each token would cause a line.
    private void warn(String problem) {
        Instant now = rules.clock().instant();
        if (!now.isBefore(nextWarning)) {
            nextWarning = now.plus(QUIET);
            LOGGER.log(Level.WARNING, problem);
        }
    }

    private Verification remembered(Verification found, String digest) {
        (found instanceof Verification.Accepted ? accepted : refused).put(digest, found, rules.clock().instant());
        return found;
    }

    private Verification found(JsonObject answer) {
        try {
            if (!answer.isTrue("active")) {
                throw new InvalidToken("the authorization server does not know the token, or it has expired or been revoked");
            }
            if (!ClaimRules.issuer(answer).orElse(issuer).equals(issuer)) {
                throw new InvalidToken("the issuer of the token should be " + issuer);
            }
            Optional<String> type = answer.string("token_type");
            if (answer.has("token_type") && !type.filter("bearer"::equalsIgnoreCase).isPresent()) {
                throw new InvalidToken("the token is no bearer token");
            }
            return rules.check(answer, issuer);
        } catch (InvalidToken e) {
            return new Verification.Refused(e.getMessage());
        }
    }

    @Override
    public void close() {
        // A request ends by its own deadline.
    }
}
