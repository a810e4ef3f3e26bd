package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.http.options.StreamLimits;
import wherry.http.request.Verification;
import wherry.server.access.ScopePolicy;
import wherry.tool.Principal;

/// Who gets in with an access token, and what the others are told.
class BearerTest {
    private static final String METADATA = "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"";

    private final Tokens tokens = new Tokens();
    @AutoClose
    private final Running running = tokens.start(Running.options(StreamLimits.DEFAULT),
            new ScopePolicy(List.of(), Map.of("all", Set.of("base", "items:use", "tools:use"))));

    BearerTest() throws Exception {
    }

    private Raw.Response list(String... headers) throws IOException {
        return send("/mcp", headers);
    }

    private Raw.Response send(String target, String... headers) throws IOException {
        try (Raw raw = running.connect()) {
            return raw.send(Running.modern("7", "tools/list", "", headers).replace("POST /mcp ", "POST " + target + " ")).response();
        }
    }

    private static void assertChallenge(int status, String challenge, Raw.Response refused) {
        assertEquals(status, refused.status(), refused.body());
        assertEquals(Optional.of(challenge), refused.header("www-authenticate"));
        assertEquals(Optional.of("no-store"), refused.header("cache-control"));
    }

    @Test
    void letInACallerWithATokenOfItsOwn() throws IOException {
        Raw.Response listed = list(tokens.give("ada", "base"));
        assertEquals(200, listed.status(), listed.body());
        assertEquals(Optional.of("no-store"), listed.header("cache-control"));
        assertEquals(200, list(tokens.give("ada", "base").replace("Bearer", "bEARER ")).status(), "the scheme has any case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Basic YWRhOnNlY3JldA==", "Authorization: Bearertoken-0", "Authorization: DPoP token-0"})
    void askForATokenWithoutNamingAnErrorWhenThereAreNoCredentials(String header) throws IOException {
        tokens.give("ada", "base");
        assertChallenge(401, "Bearer scope=\"base\", " + METADATA, header.isEmpty() ? list() : list(header));
    }

    @Test
    void tellWhyATokenIsRefusedInTheCharactersOfAHeader() throws IOException {
        Raw.Response refused = list("Authorization: Bearer my-secret-token");
        assertChallenge(401, "Bearer error=\"invalid_token\", error_description=\"nobody issued 'it'\", scope=\"base\", " + METADATA, refused);
        assertEquals("{\"error\":\"nobody issued \\\"it\\\"\"}", refused.body());
        tokens.give(new Verification.Refused("not\r\nX-Injected: ü"));
        assertTrue(list("Authorization: Bearer token-0").header("www-authenticate").orElseThrow().contains("\"not??X-Injected: ?\""));
    }

    @Test
    void logARefusedTokenOnceAMinuteWithoutAnyPartOfIt() throws IOException {
        for (int i = 0; i < 3; i++) {
            list("Authorization: Bearer my-secret-token");
        }
        assertEquals(1, running.logged.stream().filter(line -> line.contains("nobody issued")).count(), running.logged::toString);
        assertFalse(String.join("\n", running.logged).contains("my-secret-token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "Bearer \"a\"", "Bearer \u00fc"})
    void refuseMalformedCredentials(String value) throws IOException {
        Raw.Response refused = list("Authorization: " + value);
        assertEquals(400, refused.status(), refused.body());
        assertTrue(refused.header("www-authenticate").orElseThrow().startsWith("Bearer error=\"invalid_request\", "), refused::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp?access_token=token-0", "/mcp?a=b&access_token=token-0", "/mcp/?access_token="})
    void refuseATokenInTheQueryBesideOneInTheHeaderToo(String target) throws IOException {
        String header = tokens.give("ada", "base");
        assertEquals(400, send(target).status());
        assertEquals(400, send(target, header).status());
        assertFalse(String.join("\n", running.logged).contains("token-0"));
    }

    @Test
    void haveTheClientComeBackWhileTokensCannotBeVerified() throws IOException {
        Raw.Response later = list(tokens.give(new Verification.Unavailable(Duration.ofSeconds(7))));
        assertEquals("503 Optional[7] Optional.empty", later.status() + " " + later.header("retry-after") + " " + later.header("www-authenticate"));
        assertEquals(Optional.of("1"), list(tokens.give(new Verification.Unavailable(Duration.ZERO))).header("retry-after"));
    }

    @Test
    void refuseATokenThatExpiredSinceItWasVerified() throws IOException {
        Raw.Response refused = list(tokens.give(Instant.now().minusMillis(1), "ada", "base"));
        assertEquals(401, refused.status());
        assertTrue(refused.header("www-authenticate").orElseThrow().contains("invalid_token"), refused::toString);
    }

    @Test
    void demandTheScopesThatEachRequestNeeds() throws IOException {
        assertChallenge(403, "Bearer error=\"insufficient_scope\", scope=\"base\", " + METADATA, list(tokens.give("ada", "items:use")));
    }

    @Test
    void takeABroadScopeForThoseThatItImplies() throws IOException {
        try (Raw raw = running.connect()) {
            Raw.Response called = raw.send(Running.modernCall("1", "scoped", "{}", tokens.give("ada", "all"))).response();
            assertTrue(called.body().contains("used by ada"), called::body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp",
        "/.well-known/oauth-protected-resource/mcp/"})
    void publishWhereTokensComeFrom(String path) throws IOException {
        Raw.Response metadata = running.send("GET", path, "", "Host: any.example.com");
        assertEquals(200, metadata.status());
        assertEquals("{\"resource\":\"https://mcp.example.com/mcp\",\"authorization_servers\":[\"https://issuer.example.com\"],"
                + "\"scopes_supported\":[\"base\"],\"bearer_methods_supported\":[\"header\"]}", metadata.body());
        assertEquals(405, running.send("POST", path, "").status());
    }

    @Test
    void letAPageReadTheMetadata() throws IOException {
        String path = "/.well-known/oauth-protected-resource";
        String origin = "Origin: https://app.example.com";
        assertEquals(Optional.of("https://app.example.com"), running.send("GET", path, "", origin).header("access-control-allow-origin"));
        Raw.Response preflight = running.send("OPTIONS", path, "", origin, "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: mcp-protocol-version");
        assertEquals("204 Optional[mcp-protocol-version]", preflight.status() + " " + preflight.header("access-control-allow-headers"));
    }

    @Test
    void publishNoMetadataWithoutAuthorization() throws IOException {
        try (Running open = Running.start()) {
            assertEquals(404, open.send("GET", "/.well-known/oauth-protected-resource", "").status());
        }
    }

    @Test
    void letNoStrangerIntoASession() throws IOException {
        String initialize = Running.message("0", "initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}");
        String session = "Mcp-Session-Id: " + running.post(initialize, tokens.give("ada", "base")).header("mcp-session-id").orElseThrow();
        String ping = Running.message("1", "ping", "");
        assertEquals(404, running.post(ping, session, tokens.give("bob", "base")).status());
        assertEquals(404, running.post(ping, session, tokens.give(Verification.Accepted.always(new Principal("https://other.example.com", "ada",
                Set.of("base"))))).status(), "another issuer's ada");
        assertEquals(200, running.post(ping, session, tokens.give("ada", "base")).status(), "another token of the same caller");
        assertEquals(401, running.post(ping, session).status(), "the id alone is nothing");
    }
}
