package wherry.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static Json parsed(Client client, Connection connection) {
        return Json.parse(client.snippet(connection).text());
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
    void putsABridgeBeforeClaudeDesktopWhichStartsProgramsOnly() {
        assertEquals(Json.parse("""
                {"mcpServers": {"wherry": {"command": "npx", "args": ["-y", "mcp-remote", "http://127.0.0.1:9000/mcp"]}}}"""),
                parsed(Client.CLAUDE_DESKTOP, ENDPOINT));
        assertTrue(Client.CLAUDE_DESKTOP.snippet(ENDPOINT).notes().getFirst().contains("Connectors"));
        assertTrue(parsed(Client.CLAUDE_DESKTOP, new Connection.Endpoint(URI.create("http://[::1]:80/"))).toString()
                .contains("\"--allow-http\""));
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereItGoes(Client client) {
        List<Connection> connections = List.of(PROGRAM, ENDPOINT);
        connections.forEach(connection -> assertTrue(
                client.snippet(connection).notes().stream().anyMatch(note -> note.matches("Put it into .*\\.json.*")),
                () -> client + " " + connection));
    }

    /// A path may have a quote, which the shell needs escaped.
    @Test
    void tellsTheCommandThatAddsItToClaudeCode() {
        assertEquals("Or run: claude mcp add-json --scope user wherry '{\"type\":\"stdio\",\"command\":\"/opt/it'\\''s/wherry\","
                + "\"args\":[],\"env\":{\"LOG_LEVEL\":\"debug\",\"MCP_RATE\":\"5\"}}'",
                Client.CLAUDE_CODE.snippet(PROGRAM).notes().getLast());
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
                }""", Client.VSCODE.snippet(new Connection.Program("x", List.of("-y", "a \"b\""), new TreeMap<>())).text());
    }

    @Test
    void refusesAnUnknownOneByNamingAll() {
        Stream.of("emacs", "", "VSCODE").forEach(id -> assertEquals(
                "config: expected one of claude-desktop, claude-code, vscode, cursor, got '" + id + "'",
                assertThrows(IllegalArgumentException.class, () -> Client.named(id)).getMessage()));
    }
}
