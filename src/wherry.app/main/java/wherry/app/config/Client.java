package wherry.app.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import wherry.app.config.document.ConfigText;
import wherry.app.config.document.Notation;
import wherry.app.config.document.Unreadable;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// A client program, with its configuration files and their form. `runtime/clients.md` lists them.
public enum Client {
    /// Its file cannot name an HTTP server, and its connectors reach public addresses alone.
    CLAUDE_DESKTOP("mcpServers", EntryForm.PLAIN, folders -> folders.application("Claude/claude_desktop_config.json"), null,
            "Settings > Developer > Edit Config opens the file. Restart Claude Desktop."),
    CLAUDE_CODE("mcpServers", EntryForm.TYPED, folders -> folders.named("CLAUDE_CONFIG_DIR", "", ".claude.json"), ".mcp.json",
            "Run 'claude mcp list' to see it."),
    VSCODE("servers", EntryForm.TYPED, folders -> folders.application("Code/User/mcp.json"), ".vscode/mcp.json",
            "'MCP: Open User Configuration' opens the file of the profile in use."),
    CURSOR("mcpServers", EntryForm.TYPED, folders -> folders.home(".cursor/mcp.json"), ".cursor/mcp.json", ""),
    CODEX(Notation.TOML, "mcp_servers", EntryForm.PLAIN, folders -> folders.named("CODEX_HOME", ".codex/", "config.toml"), ".codex/config.toml",
            "Codex reads the file of a project that is trusted."),
    GEMINI("mcpServers", EntryForm.PLAIN.withUrl("httpUrl"), folders -> folders.named("GEMINI_CLI_HOME", "", ".gemini/settings.json"),
            ".gemini/settings.json", ""),
    COPILOT("mcpServers", EntryForm.TYPED.with(typed("stdio", "tools", JsonArray.of("*")), typed("http", "tools", JsonArray.of("*"))),
            folders -> folders.named("COPILOT_HOME", ".copilot/", "mcp-config.json"), ".mcp.json", ""),
    WINDSURF("mcpServers", EntryForm.PLAIN.withUrl("serverUrl"), folders -> folders.home(".codeium/windsurf/mcp_config.json"), null, ""),
    ZED("context_servers", EntryForm.PLAIN, folders -> folders.configuration(folders.isWindows() ? "Zed/settings.json" : "zed/settings.json"),
            ".zed/settings.json", ""),
    GOOSE(Notation.YAML, "extensions", new EntryForm(goose("stdio"), "cmd", "envs", goose("streamable_http"), "uri"),
            folders -> folders.configuration(folders.isWindows() ? "Block/goose/config/config.yaml" : "goose/config.yaml"), null, ""),
    LM_STUDIO("mcpServers", EntryForm.PLAIN, folders -> folders.home(".lmstudio/mcp.json"), null,
            "Install > Edit mcp.json opens the file. An older installation has it as ~/.cache/lm-studio/mcp.json."),
    JETBRAINS("mcpServers", EntryForm.PLAIN, folders -> folders.home(".junie/mcp/mcp.json"), ".junie/mcp/mcp.json",
            "The file is that of Junie. For AI Assistant, paste the JSON at Settings > Tools > AI Assistant > Model Context Protocol (MCP) > Add > As JSON."),
    /// Any other client.
    JSON("mcpServers", EntryForm.PLAIN, null, null, "");

    static final String SERVER = "wherry";
    private static final String BRIDGED = "Claude Desktop's file starts programs only, so this entry starts mcp-remote, which connects to the"
            + " server and needs Node.js. A server with a public HTTPS address needs no file: add it under Settings > Connectors.";
    /// mcp-remote demands HTTPS for all other addresses.
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

    private final Notation notation;
    private final String list;
    private final EntryForm form;
    /// Null when the client has no file that is known.
    private final Function<ClientFolders, ClientFile> user;
    /// Below the folder of a project. Null when the client has none.
    private final String project;
    private final String advice;

    Client(Notation notation, String list, EntryForm form, Function<ClientFolders, ClientFile> user, String project, String advice) {
        this.notation = notation;
        this.list = list;
        this.form = form;
        this.user = user;
        this.project = project;
        this.advice = advice;
    }

    Client(String list, EntryForm form, Function<ClientFolders, ClientFile> user, String project, String advice) {
        this(Notation.JSON, list, form, user, project, advice);
    }

    private static JsonObject typed(String type, String name, Json value) {
        return JsonObject.of("type", Json.of(type), name, value);
    }

    private static JsonObject goose(String type) {
        return JsonObject.builder().put("enabled", true).put("type", type).put("name", SERVER).put("description", "Tools of Wherry")
                .put("timeout", 300).build();
    }

    /// The word for it on the command line.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The client that a command line names.
    ///
    /// @throws IllegalArgumentException when it names none; the message lists the clients
    public static Client named(String id) {
        return Stream.of(values()).filter(client -> client.id().equals(id)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("config: expected one of "
                        + String.join(", ", Stream.of(values()).map(Client::id).toList()) + ", got '" + id + "'"));
    }

    /// The file with the entries; empty when the client has none of this scope.
    public Optional<ClientFile> place(FileScope scope, ClientFolders folders) {
        return switch (scope) {
            case USER -> Optional.ofNullable(user).map(place -> place.apply(folders));
            case PROJECT -> Optional.ofNullable(project).map(folders::project);
        };
    }

    /// What the user has to know and to do, wherever the entry goes.
    List<String> notes(Connection connection) {
        return Stream.of(this == CLAUDE_DESKTOP && connection instanceof Connection.Endpoint ? BRIDGED : "", advice)
                .filter(note -> !note.isEmpty()).toList();
    }

    /// @throws Unreadable when the text cannot be read or changed
    ConfigText read(String text) throws Unreadable {
        return notation.read(text, list, SERVER);
    }

    /// What to put into a file that has this entry, or none.
    JsonObject merged(JsonObject before, JsonObject entry) {
        return form.merged(before, entry);
    }

    /// The entry that makes this client use the server.
    JsonObject entry(Connection connection) {
        return form.entry(connection instanceof Connection.Endpoint(URI url) && this == CLAUDE_DESKTOP ? bridge(url) : connection);
    }

    /// What is printed.
    public Snippet snippet(Connection connection, ClientFolders folders) throws Unreadable {
        JsonObject entry = entry(connection);
        var notes = new ArrayList<>(notes(connection));
        notes.add(where(folders) + " If that file exists, add the entry \"" + SERVER + "\" to its \"" + list + "\".");
        if (this == CLAUDE_CODE) {
            notes.add("Or run: claude mcp add-json --scope user " + SERVER + " '" + entry.toString().replace("'", "'\\''") + "'");
        }
        return new Snippet(read("").with(entry).stripTrailing(), notes);
    }

    private String where(ClientFolders folders) {
        if (user == null) {
            return "Put it into the file of the client, or let --write --file=FILE do that.";
        }
        return "Put it into " + user.apply(folders).file() + (project == null ? ", or let --write do that."
                : ", or into " + project + " in the folder of a project; --write does that, with --scope=project for the latter.");
    }

    private static Connection.Program bridge(URI url) {
        var arguments = new ArrayList<>(List.of("-y", "mcp-remote", url.toString()));
        if (!HERE.contains(url.getHost())) {
            arguments.add("--allow-http");
        }
        return new Connection.Program("npx", arguments, Collections.unmodifiableSortedMap(new TreeMap<>()));
    }
}
