package wherry.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import wherry.app.config.Client;
import wherry.app.config.Connection;
import wherry.app.config.Image;
import wherry.app.config.Launcher;
import wherry.app.config.Snippet;
import wherry.tool.Implementation;
import wherry.tool.Setting;

/// `wherry config`: prints the entry for a client's configuration that starts this server with the given settings.
final class ConfigCommand {
    private static final Setting<String> FORM = Setting.choice("MCP_FORM", "how the client reaches the server", "installed", "docker", "http");

    private final List<Mode> modes;
    private final List<Setting<?>> known;
    private final Map<String, String> environment;
    private final Settings settings;
    private final Implementation server;

    private ConfigCommand(List<Mode> modes, List<Setting<?>> known, Map<String, String> environment, List<String> arguments,
            Implementation server) {
        this.modes = modes;
        this.known = known;
        this.environment = environment;
        this.settings = new Settings(Stream.concat(known.stream(), Stream.of(FORM)).toList(), environment, arguments);
        this.server = server;
    }

    /// @param args the client, and then settings
    /// @throws BadSetting when a setting is not valid or the client is unknown
    static Snippet snippet(List<String> args, List<Mode> modes, List<Setting<?>> known, Map<String, String> environment,
            Implementation server) {
        Client client;
        try {
            client = Client.named(args.isEmpty() ? "" : args.getFirst());
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
        var command = new ConfigCommand(modes, known, environment, args.subList(1, args.size()), server);
        var notes = new ArrayList<String>();
        Snippet snippet = client.snippet(command.connection(notes));
        notes.addAll(snippet.notes());
        return new Snippet(snippet.json(), notes);
    }

    private Connection connection(List<String> notes) {
        // All settings are checked here, since a client that cannot start the server shows less of the reason.
        Configuration configuration = Configuration.of(settings, modes, server);
        notes.addAll(settings.warnings());
        return switch (settings.find(FORM).orElse(configuration.mode() instanceof StdioMode ? "installed" : "http")) {
            case "docker" -> {
                if (settings.find(ServerSettings.DATA).isPresent()) {
                    notes.add("The image runs as user 65532, who must own " + carried(notes).get(ServerSettings.DATA.name()) + ".");
                }
                yield Image.run(server.version(), carried(notes), mounted(notes));
            }
            case "http" -> endpoint(modes.stream().map(mode -> mode.prepare(settings)).toList(), notes);
            default -> {
                SortedMap<String, String> variables = carried(notes);
                secretFiles().forEach((name, file) -> variables.put(name + "_FILE", file));
                yield Launcher.of(System::getProperty, environment.getOrDefault("PATH", ""), variables);
            }
        };
    }

    private static Connection endpoint(List<Mode.Prepared> modes, List<String> notes) {
        URI url = modes.stream().flatMap(mode -> mode.address().stream()).findFirst()
                .orElseThrow(() -> new BadSetting("config: this runtime serves no HTTP"));
        if (url.getPort() == 0) {
            throw new BadSetting("config: expected a PORT that stays the same, got '0', which takes a free one at each start");
        }
        notes.add("The server must run already, with MCP_TRANSPORT=http and these settings.");
        return new Connection.Endpoint(url);
    }

    /// The given settings without those of other modes, and without secrets.
    private SortedMap<String, String> carried(List<String> notes) {
        List<Setting<?>> others = modes.stream().filter(mode -> !(mode instanceof StdioMode)).flatMap(mode -> mode.settings().stream())
                .toList();
        var given = new TreeMap<>(settings.given());
        given.remove("MCP_TRANSPORT");
        given.remove(FORM.name());
        // A client starts the server in a folder of its own choice.
        for (Setting<Path> place : List.of(ServerSettings.MODULES, ServerSettings.DATA)) {
            given.computeIfPresent(place.name(), (_, path) -> Path.of(path).toAbsolutePath().normalize().toString());
        }
        others.forEach(setting -> given.remove(setting.name()));
        known.stream().filter(Setting::isSecret).forEach(secret -> {
            if (given.remove(secret.name()) != null && !secretFiles().containsKey(secret.name())) {
                notes.add(secret.name() + " is a secret and is left out: put it into a file, and set " + secret.name()
                        + "_FILE to its path.");
            }
        });
        return given;
    }

    private SortedMap<String, String> mounted(List<String> notes) {
        SortedMap<String, String> files = secretFiles();
        files.forEach((name, file) -> {
            if (file.contains(",")) {
                throw new BadSetting(name + "_FILE: expected a path without a comma, which docker cannot mount, got '" + file + "'");
            }
            notes.add("The image runs as user 65532, who must be able to read " + file + ".");
        });
        return files;
    }

    private SortedMap<String, String> secretFiles() {
        var files = new TreeMap<String, String>();
        known.stream().filter(Setting::isSecret).forEach(secret ->
                Optional.ofNullable(environment.get(secret.name() + "_FILE")).filter(file -> !file.isBlank())
                        .ifPresent(file -> files.put(secret.name(), Path.of(file).toAbsolutePath().toString())));
        return files;
    }
}
