package wherry.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wherry.http.check.BearerAuthenticator;
import wherry.http.options.HttpOptions;
import wherry.http.request.ProtectedResource;
import wherry.http.request.TokenVerifier;
import wherry.http.request.Verification;
import wherry.server.access.ScopePolicy;
import wherry.tool.Principal;

/// Access tokens that a test gives out, and a server that asks for them.
final class Tokens implements TokenVerifier {
    static final String ISSUER = "https://issuer.example.com";
    static final ProtectedResource RESOURCE = new ProtectedResource("https://mcp.example.com/mcp", List.of(ISSUER), List.of("base"), "");

    private final Map<String, Verification> known = new ConcurrentHashMap<>();

    /// A header with a new token.
    String give(String subject, String... scopes) {
        return give(Instant.MAX, subject, scopes);
    }

    String give(Instant until, String subject, String... scopes) {
        return give(new Verification.Accepted(new Principal(ISSUER, subject, Set.of(scopes)), until));
    }

    String give(Verification verification) {
        String token = "token-" + known.size();
        known.put(token, verification);
        return "Authorization: Bearer " + token;
    }

    @Override
    public Verification verify(String token) {
        return known.getOrDefault(token, new Verification.Refused("nobody issued \"it\""));
    }

    @Override
    public void close() {
    }

    Running start(HttpOptions options) throws Exception {
        return start(options, ScopePolicy.NONE);
    }

    Running start(HttpOptions options, ScopePolicy policy) throws Exception {
        Running running = Running.startWith(options, log -> new BearerAuthenticator(this, RESOURCE, policy::broadened, InstantSource.system(), log));
        running.server.catalog().add(new ScopedItems());
        running.server.catalog().policy(policy);
        return running;
    }

    /// A time at which a stream that begins now is open.
    static Instant soon() {
        return Instant.now().plus(Duration.ofMillis(800));
    }
}
