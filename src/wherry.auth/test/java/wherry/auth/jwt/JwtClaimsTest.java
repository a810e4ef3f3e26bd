package wherry.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.http.request.Verification;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// What is claimed of a token.
class JwtClaimsTest extends SignedTokens {

    @Test
    void refusesAnotherIssuer() {
        for (String other : List.of(ISSUER + "/", "https://ISSUER.example", "http://issuer.example", "https://issuer.example.evil.example", "x")) {
            assertRefused("issuer of the token should be " + ISSUER, CURVE.token(claims("iss", Json.of(other))));
        }
        assertRefused("issuer of the token", CURVE.token(without("iss")));
        assertRefused("claim iss should be a string", CURVE.token(claims("iss", JsonArray.of(ISSUER))));
    }

    @Test
    void refusesAnotherAudience() {
        assertAccepted(CURVE.token(claims("aud", JsonArray.of("https://other.example", AUDIENCE))));
        for (Json other : List.of(Json.of("https://mcp.example.com"), Json.of(AUDIENCE + "/"), Json.of("https://MCP.example.com/mcp"), JsonArray.EMPTY,
                JsonArray.of("https://other.example"), Json.of(""))) {
            assertRefused("not for this server: its claim aud should have " + AUDIENCE, CURVE.token(claims("aud", other)));
        }
        assertRefused("not for this server", CURVE.token(without("aud")));
        assertRefused("claim aud should be a string or an array of strings", CURVE.token(claims("aud", JsonArray.of(Json.of(AUDIENCE), Json.of(1)))));
        assertRefused("claim aud should be a string or an array of strings", CURVE.token(claims("aud", JsonObject.of(AUDIENCE, Json.of(true)))));
    }

    @Test
    void refusesAnExpiredTokenAfterTheSkew() {
        String token = CURVE.token(claims());
        clock.move(Duration.ofSeconds(300 + 59));
        assertAccepted(token);
        clock.move(Duration.ofSeconds(1));
        assertRefused("expired", token);
    }

    @Test
    void refusesATokenThatIsNotValidYet() {
        for (String name : List.of("nbf", "iat")) {
            assertAccepted(CURVE.token(claims(name, Json.of(now() + 59))));
            assertRefused("not valid yet: its claim " + name, CURVE.token(claims(name, Json.of(now() + 60))));
        }
    }

    @Test
    void refusesTimesOfAnotherTypeInsteadOfTakingThemForMissing() {
        for (String name : List.of("exp", "nbf", "iat")) {
            for (Json value : List.of(Json.of("" + (now() + 300)), Json.of(true), JsonArray.EMPTY, Json.parse("null"), Json.of(-1), Json.of(1e80),
                    Json.of((now() + 300) * 1000))) {
                assertRefused("claim " + name + " should be a number of seconds since 1970", CURVE.token(claims(name, value)));
            }
        }
        assertRefused("no claim exp", CURVE.token(without("exp")));
    }

    @Test
    void refusesATokenThatExpiresBeforeItBegins() {
        for (String name : List.of("nbf", "iat")) {
            JsonObject claims = claims("exp", Json.of(now() - 10)).toBuilder().put("iat", now() - 10).build();
            assertAccepted(CURVE.token(claims));
            assertRefused("claim " + name + " of the token is after its claim exp", CURVE.token(claims.toBuilder().put(name, now() - 9).build()));
        }
    }

    @Test
    void refusesAnIdThatIsNoText() {
        assertRefused("claim jti should be a string", CURVE.token(claims("jti", Json.of(1))));
    }

    @Test
    void asksForASubjectOrAClient() {
        assertRefused("neither the claim sub nor client_id", CURVE.token(without("sub")));
        var accepted = assertInstanceOf(Verification.Accepted.class,
                verifier.verify(CURVE.token(without("sub").toBuilder().put("client_id", "alice").build())));
        assertEquals("client:alice", accepted.principal().subject());
        assertRefused("claim sub should be a string", CURVE.token(claims("sub", Json.of(5))));
        assertRefused("claim sub should be a string", CURVE.token(claims("sub", Json.of(""))));
    }

    @Test
    void readsScopesInTheFormsOfIssuers() {
        assertEquals(Set.of("a", "b"), scopes(without("scope").toBuilder().put("scp", "a b").build()));
        assertEquals(Set.of("a", "b"), scopes(without("scope").toBuilder().put("scp", JsonArray.of("a", "b")).build()));
        assertEquals(Set.of(), scopes(claims("scope", Json.of(""))));
        assertEquals(Set.of(), scopes(without("scope")));
        assertRefused("claim scope should be a string", CURVE.token(claims("scope", JsonArray.of("a"))));
    }

    private Set<String> scopes(JsonObject claims) {
        return assertInstanceOf(Verification.Accepted.class, verifier.verify(CURVE.token(claims))).principal().scopes();
    }

    @Test
    void refusesATokenThatIsBoundToAKeyOfItsClient() {
        assertRefused("bound to a key", CURVE.token(claims("cnf", JsonObject.of("jkt", Json.of("x")))));
    }
}
