package wherry.auth.claim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import wherry.http.request.Verification;
import wherry.json.JsonObject;
import wherry.tool.Principal;

/// The rules for what is claimed of a token (RFC 9068, section 4). Both a verified token and an answer of introspection go through them.
///
/// @param audiences a token must be for one of them, exactly
/// @param clock     what the time is
public record ClaimRules(Set<String> audiences, InstantSource clock) {
    /// How much the clocks of two machines may differ.
    public static final Duration SKEW = Duration.ofSeconds(60);

    public ClaimRules {
        audiences = Set.copyOf(audiences);
    }

    /// The issuer that is claimed; empty when there is none.
    ///
    /// @throws InvalidToken when it is no string
    public static Optional<String> issuer(JsonObject claims) throws InvalidToken {
        return new Claims(claims).text("iss");
    }

    /// Checks all claims but the issuer.
    ///
    /// @param issuer who vouches for them
    /// @throws InvalidToken when the token is not for this server, or not valid at this time
    public Verification.Accepted check(JsonObject members, String issuer) throws InvalidToken {
        var claims = new Claims(members);
        requireAudience(claims);
        Instant expiry = claims.time("exp").orElseThrow(() -> new InvalidToken("the token has no claim exp, which is required"));
        requireTimes(claims, expiry);
        claims.text("jti");
        if (members.has("cnf")) {
            throw new InvalidToken("the token is bound to a key of its client, and this server takes bearer tokens only");
        }
        return new Verification.Accepted(new Principal(issuer, subject(claims), claims.scopes()), expiry.plus(SKEW));
    }

    private void requireAudience(Claims claims) throws InvalidToken {
        for (String audience : claims.texts("aud")) {
            if (audiences.contains(audience)) {
                return;
            }
        }
        throw new InvalidToken("the token is not for this server: its claim aud should have " + String.join(" or ", audiences.stream().sorted().toList()));
    }

    private void requireTimes(Claims claims, Instant expiry) throws InvalidToken {
        Instant now = clock.instant();
        if (!now.isBefore(expiry.plus(SKEW))) {
            throw new InvalidToken("the token has expired");
        }
        Instant latest = now.plus(SKEW);
        for (String name : new String[] {"nbf", "iat"}) {
            Optional<Instant> time = claims.time(name);
            if (time.isPresent() && !time.get().isBefore(latest)) {
                throw new InvalidToken("the token is not valid yet: its claim " + name + " is in the future");
            }
            if (time.isPresent() && time.get().isAfter(expiry)) {
                throw new InvalidToken("the claim " + name + " of the token is after its claim exp");
            }
        }
    }

    /// A client that acts for itself may have no `sub`. Its id gets a prefix, since some issuers let users choose their names.
    private static String subject(Claims claims) throws InvalidToken {
        Optional<String> subject = claims.text("sub");
        Optional<String> client = claims.text("client_id");
        if (subject.isEmpty() && client.isEmpty()) {
            throw new InvalidToken("the token has neither the claim sub nor client_id, and one is required");
        }
        return subject.orElseGet(() -> "client:" + client.orElseThrow());
    }
}
