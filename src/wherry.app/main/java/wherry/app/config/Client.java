package wherry.app.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// A client program, with the form of its configuration.
public enum Client {
    /// Its file cannot name an HTTP server, and its connectors reach public addresses alone.
    CLAUDE_DESKTOP("claude-desktop", "mcpServers", false,
            "Put it into claude_desktop_config.json (Settings > Developer > Edit Config), and restart Claude Desktop."),
    CLAUDE_CODE("claude-code", "mcpServers", true, "Put it into .mcp.json in the folder of the project."),
    VSCODE("vscode", "servers", true,
            "Put it into .vscode/mcp.json in the folder of the project, or into the file that 'MCP: Open User Configuration' opens."),
    CURSOR("cursor", "mcpServers", true,
            "Put it into ~/.cursor/mcp.json, or into .cursor/mcp.json in the folder of the project.");

    private static final String SERVER = "wherry";
    /// mcp-remote demands HTTPS for all other addresses.
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

    private final String id;
    private final String list;
    private final boolean typed;
    private final String place;

    Client(String id, String list, boolean typed, String place) {
        this.id = id;
        this.list = list;
        this.typed = typed;
        this.place = place;
    }

    /// The client that a command line names.
    ///
    /// @throws IllegalArgumentException when it names none; the message lists the clients
    public static Client named(String id) {
        return Stream.of(values()).filter(client -> client.id.equals(id)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("config: expected one of "
                        + String.join(", ", Stream.of(values()).map(client -> client.id).toList()) + ", got '" + id + "'"));
    }

    /// The entry that makes this client use the server.
    public Snippet snippet(Connection connection) {
        var notes = new ArrayList<String>();
        JsonObject entry = entry(connection, notes);
        notes.add(place + " If that file exists, add the entry \"" + SERVER + "\" to its \"" + list + "\".");
        if (this == CLAUDE_CODE) {
            notes.add("Or run: claude mcp add-json --scope user " + SERVER + " '" + entry.toString().replace("'", "'\\''") + "'");
        }
        return new Snippet(JsonObject.of(list, JsonObject.of(SERVER, entry)), notes);
    }

    private JsonObject entry(Connection connection, List<String> notes) {
        return switch (connection) {
            case Connection.Program program -> entry(program);
            case Connection.Endpoint(var url) when this == CLAUDE_DESKTOP -> {
                notes.add("Claude Desktop's file starts programs only, so this entry starts mcp-remote, which connects to the server and needs"
                        + " Node.js. A server with a public HTTPS address needs no file: add it under Settings > Connectors.");
                yield entry(bridge(url));
            }
            case Connection.Endpoint(var url) -> JsonObject.builder().put("type", "http").put("url", url.toString()).build();
        };
    }

    private JsonObject entry(Connection.Program program) {
        var entry = JsonObject.builder();
        if (typed) {
            entry.put("type", "stdio");
        }
        entry.put("command", program.command()).put("args", JsonArray.of(program.arguments(), Json::of));
        var environment = JsonObject.builder();
        program.environment().forEach(environment::put);
        return program.environment().isEmpty() ? entry.build() : entry.put("env", environment.build()).build();
    }

    private static Connection.Program bridge(URI url) {
        var arguments = new ArrayList<>(List.of("-y", "mcp-remote", url.toString()));
        if (!HERE.contains(url.getHost())) {
            arguments.add("--allow-http");
        }
        return new Connection.Program("npx", arguments, Collections.unmodifiableSortedMap(new TreeMap<>()));
    }
}
