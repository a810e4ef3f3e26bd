package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program with an authorization server.
class AccessTokenProgramTest {
    private static final String AUDIENCE = "https://mcp.example.com/mcp";
    private static final Pattern PORT = Pattern.compile("\"http://[^\"]*:(\\d+)/mcp\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private AuthorizationServer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = new AuthorizationServer();
    }

    @AfterEach
    void stop() throws IOException {
        issuer.close();
        client.close();
    }

    private Program program() {
        return program(Map.of("MCP_AUTH_ISSUER", issuer.issuer(), "MCP_AUTH_RESOURCE", AUDIENCE));
    }

    private static Program program(Map<String, String> settings) {
        var environment = new HashMap<>(Map.of("MCP_TRANSPORT", "http", "PORT", "0", "LOG_LEVEL", "trace"));
        environment.putAll(settings);
        Program program = Program.start(environment);
        program.awaitError("\"event\":\"listening\"");
        return program;
    }

    private HttpResponse<String> call(Program program, String token) throws IOException, InterruptedException {
        Matcher port = PORT.matcher(program.errors());
        assertTrue(port.find(), program::errors);
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/mcp"))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/list").header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("""
                        {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"_meta": {
                            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                            "io.modelcontextprotocol/clientCapabilities": {}}}}""")).build(), BodyHandlers.ofString());
    }

    private void assertInvalid(Program program, String reason, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(program, token);
        assertEquals(401, answer.statusCode());
        String challenge = answer.headers().firstValue("WWW-Authenticate").orElseThrow();
        assertTrue(challenge.contains("error=\"invalid_token\"") && challenge.contains(reason), challenge);
    }

    private String token() {
        return issuer.token(AUDIENCE, "alice", "a b", 300);
    }

    @Test
    void servesWhoHasATokenForItAndNobodyElse() throws Exception {
        try (var program = program(); var other = new AuthorizationServer()) {
            assertEquals(200, call(program, token()).statusCode());
            assertInvalid(program, "expired", issuer.token(AUDIENCE, "alice", "", -61));
            assertInvalid(program, "aud should have " + AUDIENCE, issuer.token("https://other.example", "alice", "", 300));
            assertInvalid(program, "issuer of the token should be " + issuer.issuer(), other.token(AUDIENCE, "alice", "", 300));
            assertInvalid(program, "signature", token().replaceFirst("\\.[^.]*$", "." + "A".repeat(342)));
            assertInvalid(program, "three parts", "opaque");
        }
    }

    @Test
    void followsTheKeysOfItsIssuer() throws Exception {
        try (var program = program()) {
            issuer.changeKey("second");
            assertEquals(200, call(program, token()).statusCode());
            String known = token();
            issuer.changeKey("third");
            // It looked just now, and does not look again for each token.
            assertInvalid(program, "no key", token());
            assertEquals(200, call(program, known).statusCode(), "the key that it knows still counts");
        }
    }

    @Test
    void asksClientsToComeBackWhenItsIssuerDoesNotAnswer() throws Exception {
        issuer.close();
        try (var program = program()) {
            HttpResponse<String> answer = call(program, token());
            assertEquals(503, answer.statusCode());
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            assertTrue(answer.headers().firstValue("WWW-Authenticate").isEmpty());
            program.awaitError("the keys of the issuer " + issuer.issuer() + " cannot be loaded: ");
        }
    }

    @Test
    void writesNoPartOfATokenToItsLog() throws Exception {
        try (var program = program()) {
            String good = token();
            String bad = issuer.token("https://other.example", "mallory", "secret", 300);
            call(program, good);
            call(program, bad);
            program.terminate();
            program.exitCode();
            for (String token : new String[] {good, bad}) {
                for (String part : token.split("\\.")) {
                    assertFalse(program.errors().contains(part.substring(10, 30)), program::errors);
                }
            }
            assertFalse(program.errors().contains("mallory"), program::errors);
        }
    }

    @Test
    void makesATokenThatTheFileOfTokensKnows(@TempDir Path folder) throws Exception {
        String token;
        String line;
        try (var program = Program.start("token", "ci", "notes:read")) {
            assertEquals(0, program.exitCode());
            line = program.output();
            assertTrue(line.matches("ci sha256:[0-9a-f]{64} notes:read\\R"), line);
            token = program.errors().lines().findFirst().orElseThrow().replaceFirst(".*: ", "");
        }
        Path tokens = Files.writeString(folder.resolve("tokens"), line);
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-r--r--"));
        try (var program = program(Map.of("MCP_AUTH_TOKENS_FILE", tokens.toString()))) {
            assertEquals(200, call(program, token).statusCode());
            assertInvalid(program, "not known here", token + "x");
            program.awaitError("can be read by every user of this machine; chmod 600");
        }
    }

    @Test
    void saysWhatTheCommandForTokensTakes() {
        try (var program = Program.start("token", "#ci")) {
            assertEquals(2, program.exitCode());
            assertTrue(program.errors().startsWith("wherry: token: expected a name and scopes"), program::errors);
        }
    }
}
