package wherry.http.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import wherry.http.request.Authenticator;
import wherry.http.request.ProtectedResource;
import wherry.http.request.Refusal;
import wherry.http.request.ReplyHead;
import wherry.http.request.RequestHead;
import wherry.http.request.TokenVerifier;
import wherry.http.request.Verification;
import wherry.server.event.Log;
import wherry.tool.Principal;

/// Takes the caller's token from the header `Authorization`, and from nowhere else (specification: basic/authorization, Access Token Usage). It
/// shows the token to the verifier alone.
public final class BearerAuthenticator implements Authenticator {
    private static final String SCHEME = "bearer";
    /// The most characters of a reason that the log shows.
    private static final int SHOWN = 200;

    private final TokenVerifier verifier;
    private final ProtectedResource resource;
    private final UnaryOperator<Set<String>> broadened;
    private final InstantSource clock;
    private final RefusalLog refusals;

    /// @param broadened adds to a token's scopes those that they imply
    public BearerAuthenticator(TokenVerifier verifier, ProtectedResource resource, UnaryOperator<Set<String>> broadened, InstantSource clock, Log log) {
        this.verifier = verifier;
        this.resource = resource;
        this.broadened = broadened;
        this.clock = clock;
        this.refusals = new RefusalLog(log, System::nanoTime);
    }

    @Override
    public ProtectedResource resource() {
        return resource;
    }

    @Override
    public Verification.Accepted authenticate(RequestHead head) {
        if (head.target().query().map(BearerAuthenticator::hasToken).orElse(false)) {
            throw refused(400, "invalid_request", "expected the access token in the header Authorization alone");
        }
        String token = token(head.authorization().orElseThrow(this::unauthorized));
        return switch (verifier.verify(token)) {
            case Verification.Accepted accepted -> checked(accepted);
            case Verification.Refused(String reason) -> throw refused(401, "invalid_token", reason);
            case Verification.Unavailable(var after) -> throw Refusal.plain(new ReplyHead(503,
                    Map.of("Retry-After", String.valueOf(Math.max(1, after.toSeconds())), "Cache-Control", "no-store")),
                    "access tokens cannot be verified now; try again later");
        };
    }

    private static boolean hasToken(String query) {
        return query.startsWith("access_token=") || query.contains("&access_token=");
    }

    private String token(String header) {
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        if (!scheme.toLowerCase(Locale.ROOT).equals(SCHEME)) {
            // Another scheme counts as no credentials (RFC 6750, 3.1).
            throw unauthorized();
        }
        String token = space < 0 ? "" : header.substring(space).strip();
        if (!isToken(token)) {
            throw refused(400, "invalid_request", "expected 'Bearer' and one access token in the header Authorization");
        }
        return token;
    }

    /// Whether it has the characters of a token (RFC 6750, 2.1).
    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isAlphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isAlphanumeric && "-._~+/=".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private Verification.Accepted checked(Verification.Accepted accepted) {
        Instant until = accepted.until();
        if (!clock.instant().isBefore(until)) {
            throw refused(401, "invalid_token", "the access token has expired");
        }
        Principal caller = accepted.principal();
        Set<String> scopes = broadened.apply(caller.scopes());
        if (!scopes.containsAll(resource.scopes())) {
            throw Refusal.plain(resource.insufficient(Set.of()), "the access token lacks scopes that each request needs: "
                    + String.join(" ", resource.scopes()));
        }
        return scopes.equals(caller.scopes()) ? accepted
                : new Verification.Accepted(new Principal(caller.issuer(), caller.subject(), scopes), until);
    }

    private Refusal unauthorized() {
        return Refusal.plain(resource.unauthorized(), "expected an access token in the header Authorization: Bearer");
    }

    private Refusal refused(int status, String error, String reason) {
        String clipped = reason.substring(0, Math.min(reason.length(), SHOWN)).replaceAll("[^ -~]", "?");
        refusals.add("Authorization", clipped, "MCP_AUTH");
        return Refusal.plain(resource.refused(status, error, clipped), clipped);
    }
}
