package wherry.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.json.Json;
import wherry.json.JsonObject;

class ClientTest {
    private static final Connection PROGRAM = new Connection.Program("/opt/it's/wherry", List.of(),
            new TreeMap<>(Map.of("LOG_LEVEL", "debug", "MCP_RATE", "5")));
    private static final Connection ENDPOINT = new Connection.Endpoint(URI.create("http://127.0.0.1:9000/mcp"));

    private static final Map<String, String> LINUX = Map.of("user.home", "/home/me", "user.dir", "/home/me/p", "os.name", "Linux");

    private static Snippet snippet(Client client, Connection connection) {
        try {
            return client.snippet(connection, new ClientFolders(Map.of(), LINUX::get));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Json parsed(Client client, Connection connection) {
        return Json.parse(snippet(client, connection).text());
    }

    @Test
    void startsAProgram() {
        assertEquals(Json.parse("""
                {"mcpServers": {"wherry": {"command": "/opt/it's/wherry", "args": [],
                 "env": {"LOG_LEVEL": "debug", "MCP_RATE": "5"}}}}"""),
                parsed(Client.CLAUDE_DESKTOP, PROGRAM));
        Json typed = Json.parse("""
                {"wherry": {"type": "stdio", "command": "/opt/it's/wherry", "args": [],
                 "env": {"LOG_LEVEL": "debug", "MCP_RATE": "5"}}}""");
        assertEquals(JsonObject.of("mcpServers", typed), parsed(Client.CLAUDE_CODE, PROGRAM));
        assertEquals(JsonObject.of("servers", typed), parsed(Client.VSCODE, PROGRAM));
        assertEquals(JsonObject.of("mcpServers", typed), parsed(Client.CURSOR, PROGRAM));
    }

    @Test
    void namesAnAddress() {
        Json entry = Json.parse("""
                {"wherry": {"type": "http", "url": "http://127.0.0.1:9000/mcp"}}""");
        assertEquals(JsonObject.of("mcpServers", entry), parsed(Client.CLAUDE_CODE, ENDPOINT));
        assertEquals(JsonObject.of("servers", entry), parsed(Client.VSCODE, ENDPOINT));
        assertEquals(JsonObject.of("mcpServers", entry), parsed(Client.CURSOR, ENDPOINT));
    }

    @Test
    void usesTheWordsOfEachOtherClient() {
        Json plain = Json.parse("""
                {"wherry": {"command": "/opt/it's/wherry", "args": [], "env": {"LOG_LEVEL": "debug", "MCP_RATE": "5"}}}""");
        for (Client client : List.of(Client.GEMINI, Client.WINDSURF, Client.LM_STUDIO, Client.JETBRAINS, Client.JSON)) {
            assertEquals(JsonObject.of("mcpServers", plain), parsed(client, PROGRAM), client::id);
        }
        assertEquals(JsonObject.of("context_servers", plain), parsed(Client.ZED, PROGRAM));
        assertEquals(Json.parse("""
                {"mcpServers": {"wherry": {"type": "stdio", "tools": ["*"], "command": "/opt/it's/wherry", "args": [],
                 "env": {"LOG_LEVEL": "debug", "MCP_RATE": "5"}}}}"""), parsed(Client.COPILOT, PROGRAM));
        assertEquals(Json.parse("""
                {"mcpServers": {"wherry": {"type": "http", "tools": ["*"], "url": "http://127.0.0.1:9000/mcp"}}}"""), parsed(Client.COPILOT, ENDPOINT));
        Map.of(Client.GEMINI, "httpUrl", Client.WINDSURF, "serverUrl", Client.LM_STUDIO, "url", Client.JETBRAINS, "url", Client.JSON, "url")
                .forEach((client, name) -> assertEquals(Json.parse("{\"mcpServers\": {\"wherry\": {\"" + name
                        + "\": \"http://127.0.0.1:9000/mcp\"}}}"), parsed(client, ENDPOINT)));
    }

    @Test
    void writesTomlForCodexAndYamlForGoose() {
        assertEquals("""
                [mcp_servers.wherry]
                command = "/opt/it's/wherry"
                args = []

                [mcp_servers.wherry.env]
                LOG_LEVEL = "debug"
                MCP_RATE = "5\"""", snippet(Client.CODEX, PROGRAM).text());
        assertEquals("""
                [mcp_servers.wherry]
                url = "http://127.0.0.1:9000/mcp\"""", snippet(Client.CODEX, ENDPOINT).text());
        assertEquals("""
                extensions:
                  wherry:
                    enabled: true
                    type: "stdio"
                    name: "wherry"
                    description: "Tools of Wherry"
                    timeout: 300
                    cmd: "/opt/it's/wherry"
                    args: []
                    envs:
                      LOG_LEVEL: "debug"
                      MCP_RATE: "5\"""", snippet(Client.GOOSE, PROGRAM).text());
        assertTrue(snippet(Client.GOOSE, ENDPOINT).text().endsWith("    type: \"streamable_http\"\n    name: \"wherry\"\n"
                + "    description: \"Tools of Wherry\"\n    timeout: 300\n    uri: \"http://127.0.0.1:9000/mcp\""));
    }

    @Test
    void putsABridgeBeforeClaudeDesktopWhichStartsProgramsOnly() {
        assertEquals(Json.parse("""
                {"mcpServers": {"wherry": {"command": "npx", "args": ["-y", "mcp-remote", "http://127.0.0.1:9000/mcp"]}}}"""),
                parsed(Client.CLAUDE_DESKTOP, ENDPOINT));
        assertTrue(snippet(Client.CLAUDE_DESKTOP, ENDPOINT).notes().getFirst().contains("Connectors"));
        assertTrue(parsed(Client.CLAUDE_DESKTOP, new Connection.Endpoint(URI.create("http://[::1]:80/"))).toString()
                .contains("\"--allow-http\""));
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereItGoes(Client client) {
        List<Connection> connections = List.of(PROGRAM, ENDPOINT);
        connections.forEach(connection -> assertTrue(
                snippet(client, connection).notes().stream().anyMatch(note -> note.matches("Put it into .*(--write).*")),
                () -> client + " " + connection));
    }

    /// A path may have a quote, which the shell needs escaped.
    @Test
    void tellsTheCommandThatAddsItToClaudeCode() {
        assertEquals("Or run: claude mcp add-json --scope user wherry '{\"type\":\"stdio\",\"command\":\"/opt/it'\\''s/wherry\","
                + "\"args\":[],\"env\":{\"LOG_LEVEL\":\"debug\",\"MCP_RATE\":\"5\"}}'",
                snippet(Client.CLAUDE_CODE, PROGRAM).notes().getLast());
    }

    @Test
    void isWrittenForPeople() {
        assertEquals("""
                {
                  "servers": {
                    "wherry": {
                      "type": "stdio",
                      "command": "x",
                      "args": ["-y", "a \\"b\\""]
                    }
                  }
                }""", snippet(Client.VSCODE, new Connection.Program("x", List.of("-y", "a \"b\""), new TreeMap<>())).text());
    }

    @Test
    void refusesAnUnknownOneByNamingAll() {
        Stream.of("emacs", "", "VSCODE").forEach(id -> assertEquals(
                "config: expected one of claude-desktop, claude-code, vscode, cursor, codex, gemini, copilot, windsurf, zed, goose, lm-studio,"
                        + " jetbrains, json, got '" + id + "'",
                assertThrows(IllegalArgumentException.class, () -> Client.named(id)).getMessage()));
    }
}
