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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may use the program over HTTP, as the settings say.
class AuthorizationProgramTest {
    private static final Pattern PORT = Pattern.compile("\"http://[^\"]*:(\\d+)/mcp\"");
    private static final String TOKEN = "ada-0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;
    private Path tokens;

    @BeforeEach
    void giveOutAToken() throws IOException {
        tokens = Files.writeString(folder.resolve("tokens"), "ada " + TOKEN + " time:read\n");
    }

    private static Program start(Map<String, String> settings, String... arguments) {
        var environment = new HashMap<>(Map.of("MCP_TRANSPORT", "http", "PORT", "0"));
        environment.putAll(settings);
        return Program.start(environment, arguments);
    }

    private static int port(Program program) {
        program.awaitError("\"event\":\"listening\"");
        Matcher address = PORT.matcher(program.errors());
        assertTrue(address.find(), program::errors);
        return Integer.parseInt(address.group(1));
    }

    private static HttpResponse<String> call(HttpClient client, int port, String method, String name, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method).header("Mcp-Name", name)
                .POST(BodyPublishers.ofString("""
                        {"jsonrpc": "2.0", "id": 1, "method": "%s", "params": {"name": "%s", "arguments": {"timezone": "UTC"}, "_meta": {
                            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                            "io.modelcontextprotocol/clientCapabilities": {}}}}""".formatted(method, name)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertRefused(Map<String, String> settings, String... parts) {
        for (String[] command : new String[][] {{}, {"check"}}) {
            try (var program = start(settings, command)) {
                assertEquals(2, program.exitCode(), program::errors);
                for (String part : parts) {
                    assertTrue(program.errors().contains(part), program::errors);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "tool.example"})
    void staysOnLoopbackAddressesUntilItIsToldWhoMayUseIt(String host) {
        assertRefused(Map.of("HOST", host), "HOST: other machines may reach '" + host + "'", "MCP_AUTH_ISSUER", "MCP_AUTH=none");
    }

    @Test
    void servesOtherMachinesWhenItKnowsTokens() throws Exception {
        try (var program = start(Map.of("HOST", "0.0.0.0", "MCP_AUTH_TOKENS_FILE", tokens.toString())); var client = HttpClient.newHttpClient()) {
            int port = port(program);
            assertEquals(200, call(client, port, "tools/call", "get_current_time", "Authorization", "Bearer " + TOKEN).statusCode());
            HttpResponse<String> refused = call(client, port, "tools/call", "get_current_time");
            assertEquals("401 [Bearer]", refused.statusCode() + " " + refused.headers().allValues("WWW-Authenticate"),
                    "no metadata, since OAuth gives no such token");
            assertEquals(401, call(client, port, "tools/call", "get_current_time", "Authorization", "Bearer " + TOKEN + "x").statusCode());
            assertFalse(program.errors().contains(TOKEN), program::errors);
            try (var health = start(Map.of("HOST", "0.0.0.0", "PORT", Integer.toString(port)), "health")) {
                assertEquals(0, health.exitCode());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "MCP_AUTH=tokens | MCP_AUTH=tokens: expected a setting that says how to verify them",
        "MCP_AUTH=none,MCP_AUTH_TOKENS_FILE=TOKENS | MCP_AUTH: expected tokens",
        "MCP_AUTH=oauth | MCP_AUTH: expected tokens or none, got 'oauth'",
        "MCP_AUTH_POLICY=TOKENS | MCP_AUTH_POLICY is about access tokens",
        "MCP_AUTH_SCOPES=a | MCP_AUTH_SCOPES is about access tokens",
        "MCP_AUTH_RESOURCE=https://mcp.example.com/mcp | MCP_AUTH_RESOURCE is about access tokens",
        "MCP_AUTH_ISSUER=https://issuer.example.com | MCP_AUTH_RESOURCE: expected the URL of the endpoint as clients have it",
        "MCP_AUTH_ISSUER=https://issuer.example.com,MCP_AUTH_RESOURCE=http://mcp.example.com/mcp | got 'http://mcp.example.com/mcp'",
        "MCP_AUTH_ISSUER=https://issuer.example.com,MCP_AUTH_RESOURCE=https://mcp.example.com/ | got 'https://mcp.example.com/'",
        "MCP_AUTH_ISSUER=https://issuer.example.com,MCP_AUTH_RESOURCE=https://mcp.example.com/mcp#x | got 'https://mcp.example.com/mcp#x'",
        "MCP_AUTH_TOKENS_FILE=TOKENS,MCP_AUTH_SCOPES=offline_access | MCP_AUTH_SCOPES: expected scopes of this server",
        "MCP_AUTH_TOKENS_FILE=TOKENS,MCP_AUTH_POLICY=TOKENS | MCP_AUTH_POLICY: not valid JSON"})
    void refusesSettingsThatDoNotSayWhoMayUseIt(String settings, String problem) {
        var given = new HashMap<String, String>();
        for (String each : settings.split(",")) {
            given.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1).replace("TOKENS", tokens.toString()));
        }
        assertRefused(given, problem);
    }

    @Test
    void asksForTheScopesOfTheOperatorsPolicy() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy"), """
                {"rules": [{"module": "time", "scopes": ["time:read"]}, {"tools": ["convert_time"], "scopes": ["time:convert"]}]}""");
        try (var program = start(Map.of("MCP_AUTH_TOKENS_FILE", tokens.toString(), "MCP_AUTH_POLICY", policy.toString()));
                var client = HttpClient.newHttpClient()) {
            int port = port(program);
            assertEquals(200, call(client, port, "tools/call", "get_current_time", "Authorization", "Bearer " + TOKEN).statusCode());
            HttpResponse<String> refused = call(client, port, "tools/call", "convert_time", "Authorization", "Bearer " + TOKEN);
            assertEquals("403 [Bearer error=\"insufficient_scope\", scope=\"time:convert\"]",
                    refused.statusCode() + " " + refused.headers().allValues("WWW-Authenticate"));
            assertFalse(call(client, port, "tools/list", "", "Authorization", "Bearer " + TOKEN).body().contains("convert_time"));
        }
    }

    @Test
    void refusesAPolicyForWhatIsNotThere() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy"), """
                {"rules": [{"module": "tme", "scopes": []}, {"tools": ["convert_tim"], "scopes": []}]}""");
        try (var program = start(Map.of("MCP_AUTH_TOKENS_FILE", tokens.toString(), "MCP_AUTH_POLICY", policy.toString()))) {
            assertEquals(2, program.exitCode(), program::errors);
            assertTrue(program.errors().contains("MCP_AUTH_POLICY: rules[0].module: expected one of ["), program::errors);
            assertTrue(program.errors().contains("MCP_AUTH_POLICY: rules[1].tools: expected some of ["), program::errors);
        }
    }

    @Test
    void refusesAPolicyThatIsTooLarge() throws IOException {
        String policy = "{\"implied\": {\"a\": [\"b\"]}}";
        Path file = Files.writeString(folder.resolve("policy"), policy + " ".repeat((1 << 20) + 1 - policy.length()));
        var settings = Map.of("MCP_AUTH_TOKENS_FILE", tokens.toString(), "MCP_AUTH_POLICY", file.toString());
        assertRefused(settings, "MCP_AUTH_POLICY: expected a file of at most 1048576 bytes");
        Files.writeString(file, policy + " ".repeat((1 << 20) - policy.length()));
        try (var program = start(settings)) {
            program.awaitError("\"event\":\"listening\"");
        }
    }

    @Test
    void publishesItsAuthorizationServers() throws Exception {
        try (var program = start(Map.of("MCP_AUTH_ISSUER", "https://issuer.example.com", "MCP_AUTH_RESOURCE", "https://mcp.example.com/a/mcp",
                "MCP_AUTH_SCOPES", "use", "MCP_AUTH_SCOPE_PREFIX", "api://mcp/")); var client = HttpClient.newHttpClient()) {
            int port = port(program);
            for (String path : List.of("", "/mcp", "/a/mcp")) {
                assertEquals("{\"resource\":\"https://mcp.example.com/a/mcp\",\"authorization_servers\":[\"https://issuer.example.com\"],"
                        + "\"scopes_supported\":[\"api://mcp/use\"],\"bearer_methods_supported\":[\"header\"]}",
                        client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/.well-known/oauth-protected-resource" + path)).build(),
                                BodyHandlers.ofString()).body());
            }
            assertEquals(List.of("Bearer scope=\"api://mcp/use\", "
                    + "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/a/mcp\""),
                    call(client, port, "tools/list", "").headers().allValues("WWW-Authenticate"));
        }
    }

    @Test
    void asksNoClientOfTheStandardStreams() {
        try (var program = Program.start(Map.of("HOST", "0.0.0.0", "MCP_AUTH_TOKENS_FILE", "/nothing"))) {
            program.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
            program.endInput();
            assertEquals(0, program.exitCode(), program::errors);
            assertTrue(program.output().contains("\"serverInfo\""), program::output);
        }
    }

    @Test
    void staysOutOfTheEntryOfAClientThatStartsTheServer() {
        try (var config = Program.start(Map.of("MCP_AUTH_TOKENS_FILE", tokens.toString(), "MCP_AUTH", "tokens"), "config", "claude-code")) {
            assertEquals(0, config.exitCode(), config::errors);
            assertFalse(config.output().contains("MCP_AUTH"), config::output);
        }
    }

    @Test
    void loadsNothingForIt() throws Exception {
        Path classes = folder.resolve("classes");
        try (var program = Program.start(Map.of("MCP_TRANSPORT", "http", "PORT", "0"), List.of("-Xlog:class+load:file=" + classes));
                var client = HttpClient.newHttpClient()) {
            assertEquals(200, call(client, port(program), "tools/call", "get_current_time").statusCode());
        }
        String loaded = Files.readString(classes);
        assertTrue(loaded.contains(" wherry.http.endpoint.Endpoint "));
        assertFalse(loaded.contains(" wherry.auth.") || loaded.contains("BearerAuthenticator") || loaded.contains("PolicyReader"));
    }
}
