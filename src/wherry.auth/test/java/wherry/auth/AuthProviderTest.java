package wherry.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.auth.key.Algorithm;
import wherry.http.request.SettingValues;
import wherry.http.request.TokenVerifier;
import wherry.http.request.Verification;
import wherry.json.JsonObject;
import wherry.tool.Setting;

class AuthProviderTest {
    private static final String AUDIENCE = "https://mcp.example.com/mcp";

    private final AuthProvider provider = new AuthProvider();

    /// The values of settings from texts.
    private static SettingValues given(Map<String, String> texts) {
        return new SettingValues() {
            @Override
            public <T> Optional<T> find(Setting<T> setting) {
                return texts.containsKey(setting.name()) ? Optional.of(setting.parse(texts.get(setting.name()))) : setting.fallback();
            }
        };
    }

    private Optional<TokenVerifier> create(Map<String, String> texts) {
        return provider.create(given(texts), AUDIENCE);
    }

    private static JsonObject claims(String issuer, String audience) {
        return JsonObject.builder().put("iss", issuer).put("aud", audience).put("sub", "alice")
                .put("exp", Instant.now().getEpochSecond() + 300).build();
    }

    private static void assertAccepted(TokenVerifier verifier, String token) {
        assertInstanceOf(Verification.Accepted.class, verifier.verify(token));
    }

    private static void assertRefused(TokenVerifier verifier, String token) {
        assertInstanceOf(Verification.Refused.class, verifier.verify(token));
    }

    @Test
    void makesNoVerifierWithoutSettings() {
        assertTrue(create(Map.of()).isEmpty());
        assertEquals(List.of(), provider.issuers(given(Map.of())));
    }

    @Test
    void verifiesTokensOfSeveralIssuersByTheirMetadata() throws IOException {
        var one = new Issuer("k", Algorithm.ES256);
        var other = new Issuer("k", Algorithm.RS256);
        try (var first = new HttpStub(); var second = new HttpStub();
                var verifier = create(Map.of("MCP_AUTH_ISSUER", first.origin() + ", " + second.origin(), "MCP_AUTH_AUDIENCE", "api://wherry"))
                        .orElseThrow()) {
            first.publish(first.origin(), one);
            second.publish(second.origin(), other);
            assertAccepted(verifier, one.token(claims(first.origin(), AUDIENCE)));
            assertAccepted(verifier, one.token(claims(first.origin(), "api://wherry")));
            assertAccepted(verifier, other.token(claims(second.origin(), AUDIENCE)));
            assertRefused(verifier, one.token(claims(second.origin(), AUDIENCE)));
            assertRefused(verifier, other.token(claims(first.origin(), AUDIENCE)));
            assertEquals(List.of(first.origin(), second.origin()),
                    provider.issuers(given(Map.of("MCP_AUTH_ISSUER", first.origin() + "," + second.origin()))));
        }
    }

    @Test
    void takesTheKeySetAlgorithmsAndTypeOfSettings() throws IOException {
        var curve = new Issuer("e", Algorithm.ES256);
        var rsa = new Issuer("r", Algorithm.RS256);
        try (var http = new HttpStub(); var verifier = create(Map.of("MCP_AUTH_ISSUER", "https://issuer.example", "MCP_AUTH_JWKS",
                http.origin() + "/keys", "MCP_AUTH_ALGORITHMS", "ES256", "MCP_AUTH_TOKEN_TYPE", "access-token")).orElseThrow()) {
            http.on("/keys", HttpStub.keys(curve, rsa));
            JsonObject claims = claims("https://issuer.example", AUDIENCE);
            assertAccepted(verifier, curve.token(claims));
            assertRefused(verifier, rsa.token(claims));
            assertRefused(verifier, curve.token(curve.header().toBuilder().put("typ", "JWT").build(), claims));
            assertEquals(1, http.requests().size());
        }
    }

    @Test
    void asksTheIntrospectionEndpoint() throws IOException {
        try (var http = new HttpStub(); var verifier = create(Map.of("MCP_AUTH_ISSUER", "https://issuer.example", "MCP_AUTH_INTROSPECTION",
                http.origin() + "/introspect", "MCP_AUTH_CLIENT_ID", "id", "MCP_AUTH_CLIENT_SECRET", "secret")).orElseThrow()) {
            http.on("/introspect", claims("https://issuer.example", AUDIENCE).toBuilder().put("active", true).build());
            assertAccepted(verifier, "opaque");
        }
    }

    @Test
    void looksInTheFileBeforeItAsksAnIssuer(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), "ci " + "x".repeat(32));
        var issuer = new Issuer("e", Algorithm.ES256);
        try (var http = new HttpStub();
                var verifier = create(Map.of("MCP_AUTH_ISSUER", http.origin(), "MCP_AUTH_TOKENS_FILE", file.toString())).orElseThrow();
                var alone = create(Map.of("MCP_AUTH_TOKENS_FILE", file.toString())).orElseThrow()) {
            http.publish(http.origin(), issuer);
            assertAccepted(verifier, "x".repeat(32));
            assertAccepted(alone, "x".repeat(32));
            assertTrue(http.requests().isEmpty());
            assertAccepted(verifier, issuer.token(claims(http.origin(), AUDIENCE)));
            assertRefused(alone, issuer.token(claims(http.origin(), AUDIENCE)));
        }
    }

    private void assertMistake(String message, Map<String, String> texts) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> create(texts)).getMessage());
    }

    @Test
    void namesSettingsThatDoNotFitTogether() {
        String issuer = "https://a.example";
        assertMistake("MCP_AUTH_JWKS needs exactly one issuer in MCP_AUTH_ISSUER, got 0", Map.of("MCP_AUTH_JWKS", issuer));
        assertMistake("MCP_AUTH_JWKS needs exactly one issuer in MCP_AUTH_ISSUER, got 2",
                Map.of("MCP_AUTH_JWKS", issuer, "MCP_AUTH_ISSUER", issuer + ",https://b.example"));
        assertMistake("MCP_AUTH_INTROSPECTION needs exactly one issuer in MCP_AUTH_ISSUER, got 0", Map.of("MCP_AUTH_INTROSPECTION", issuer));
        assertMistake("MCP_AUTH_INTROSPECTION needs MCP_AUTH_CLIENT_SECRET, got none",
                Map.of("MCP_AUTH_ISSUER", issuer, "MCP_AUTH_INTROSPECTION", issuer, "MCP_AUTH_CLIENT_ID", "id"));
        assertMistake("MCP_AUTH_CLIENT_ID is set without MCP_AUTH_INTROSPECTION", Map.of("MCP_AUTH_ISSUER", issuer, "MCP_AUTH_CLIENT_ID", "id"));
        assertMistake("MCP_AUTH_INTROSPECTION and MCP_AUTH_JWKS are set, expected one of them", Map.of("MCP_AUTH_ISSUER", issuer,
                "MCP_AUTH_INTROSPECTION", issuer, "MCP_AUTH_JWKS", issuer, "MCP_AUTH_CLIENT_ID", "id", "MCP_AUTH_CLIENT_SECRET", "s"));
        assertMistake("MCP_AUTH_AUDIENCE is set without MCP_AUTH_ISSUER", Map.of("MCP_AUTH_AUDIENCE", "x"));
        assertMistake("MCP_AUTH_ALGORITHMS: expected at least one", Map.of("MCP_AUTH_ISSUER", issuer, "MCP_AUTH_ALGORITHMS", ","));
    }

    @Test
    void namesASettingThatIsNotValid() {
        for (String issuer : List.of("http://issuer.example", "issuer.example", "https://issuer.example?x", "https://issuer.example#x", "https://u@issuer.example")) {
            assertMistake("MCP_AUTH_ISSUER: expected an https URL without user and fragment, or such an http URL on the loopback address, without a query; several are separated by "
                    + "commas, got '" + issuer.replace("u@", "…@") + "'", Map.of("MCP_AUTH_ISSUER", issuer));
        }
        assertMistake("MCP_AUTH_ALGORITHMS: expected RS256, PS256, ES256 or EdDSA; several are separated by commas, got 'none'",
                Map.of("MCP_AUTH_ISSUER", "https://a.example", "MCP_AUTH_ALGORITHMS", "RS256,none"));
        assertMistake("MCP_AUTH_CA_FILE: expected a PEM file of certificates, got '/none'",
                Map.of("MCP_AUTH_ISSUER", "https://a.example", "MCP_AUTH_CA_FILE", "/none"));
    }

    @Test
    void tellsTheSettingOfAFileThatIsNotValid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), "ci short");
        assertMistake("MCP_AUTH_TOKENS_FILE: " + file + " line 1: expected a token of at least 32 characters, made at random",
                Map.of("MCP_AUTH_TOKENS_FILE", file.toString()));
    }

    @Test
    void hasSettingsWhoseFallbacksAreValid() {
        for (Setting<?> setting : provider.settings()) {
            assertTrue(setting.name().startsWith("MCP_AUTH_"));
            if (!setting.fallbackText().isEmpty()) {
                assertEquals(setting.fallback().orElseThrow(), setting.parse(setting.fallbackText()));
            }
        }
    }
}
