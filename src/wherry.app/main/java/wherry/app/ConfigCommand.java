package wherry.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import wherry.app.config.CarriedSettings;
import wherry.app.config.Client;
import wherry.app.config.Connection;
import wherry.app.config.ClientFolders;
import wherry.app.config.Image;
import wherry.app.config.Installation;
import wherry.app.config.Launcher;
import wherry.app.config.ClientFile;
import wherry.app.config.FileScope;
import wherry.app.config.Snippet;
import wherry.tool.Implementation;
import wherry.tool.Setting;

/// `wherry config`: prints the entry for a client's configuration that starts this server with the given settings, or puts it there.
final class ConfigCommand {
    private static final String WRITE = "--write";
    private static final Setting<String> FORM = Setting.choice("MCP_FORM", "how the client reaches the server", "installed", "docker", "http");
    private static final Setting<FileScope> SCOPE = Setting.choice("MCP_SCOPE", "which file of the client", FileScope.values()).fallback(FileScope.USER);
    private static final Setting<Path> FILE = Setting.path("MCP_FILE", "another file of the client");

    private final List<Mode> modes;
    private final List<Setting<?>> known;
    private final Map<String, String> environment;
    private final Settings settings;
    private final Implementation server;
    private final List<String> notes = new ArrayList<>();

    private ConfigCommand(List<Mode> modes, List<Setting<?>> known, Map<String, String> environment, List<String> arguments,
            Implementation server) {
        this.modes = modes;
        this.known = known;
        this.environment = environment;
        this.settings = new Settings(Stream.concat(known.stream(), Stream.of(FORM, SCOPE, FILE)).toList(), environment, arguments);
        this.server = server;
    }

    /// @param args the client, and then settings
    /// @throws BadSetting  when a setting is not valid or the client is unknown
    /// @throws IOException when the file of the client cannot be read, changed or written
    static Snippet run(List<String> args, List<Mode> modes, List<Setting<?>> known, Map<String, String> environment,
            Implementation server) throws IOException {
        Client client;
        try {
            client = Client.named(args.isEmpty() ? "" : args.getFirst());
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
        List<String> given = args.subList(1, args.size()).stream().filter(arg -> !arg.equals(WRITE)).toList();
        var command = new ConfigCommand(modes, known, environment, given, server);
        Snippet snippet = command.run(client, given.size() < args.size() - 1);
        command.notes.addAll(snippet.notes());
        return new Snippet(snippet.text(), command.notes);
    }

    private Snippet run(Client client, boolean isWritten) throws IOException {
        Connection connection = connection();
        var folders = new ClientFolders(environment, System::getProperty);
        if (!isWritten) {
            if (settings.find(FILE).isPresent()) {
                throw new BadSetting("--file: expected " + WRITE + " beside it");
            }
            return client.snippet(connection, folders);
        }
        var installation = new Installation(client, folders);
        if (settings.find(FILE).isPresent()) {
            return installation.put(connection, settings.value(FILE));
        }
        FileScope scope = settings.value(SCOPE);
        ClientFile place = client.place(scope, folders).orElseThrow(() -> new BadSetting(WRITE + ": " + client.id() + " has no file of "
                + (scope == FileScope.USER ? "a user that is known; --file=FILE names one" : "a project; leave --scope out")));
        return installation.put(connection, place);
    }

    private Connection connection() {
        // All settings are checked here, since a client that cannot start the server shows less of the reason.
        Configuration configuration = Configuration.of(settings, modes, server);
        notes.addAll(settings.warnings());
        String form = settings.find(FORM).orElse(configuration.mode() instanceof StdioMode ? "installed" : "http");
        if (form.equals("http")) {
            return endpoint(modes.stream().map(mode -> mode.prepare(settings)).toList());
        }
        var carried = new CarriedSettings(carried(), known, environment);
        notes.addAll(carried.notes());
        if (form.equals("docker")) {
            return image(carried);
        }
        SortedMap<String, String> values = carried.values();
        carried.secretFiles().forEach((name, file) -> values.put(name + "_FILE", file));
        return Launcher.of(System::getProperty, environment.getOrDefault("PATH", ""), values);
    }

    /// The given settings that are of use to a server on standard input and output.
    private Map<String, String> carried() {
        Map<String, String> given = settings.given();
        given.keySet().removeAll(List.of(FORM.name(), SCOPE.name(), FILE.name(), "MCP_TRANSPORT"));
        modes.stream().filter(mode -> !(mode instanceof StdioMode))
                .flatMap(mode -> Stream.concat(mode.settings().stream(), mode.serviceSettings().stream()))
                .forEach(setting -> given.remove(setting.name()));
        return given;
    }

    private Connection image(CarriedSettings carried) {
        var image = new Image(server.version());
        try {
            Connection run = image.run(carried.values(), carried.places(), carried.secretFiles());
            notes.addAll(image.notes());
            return run;
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }

    private Connection endpoint(List<Mode.Prepared> prepared) {
        URI url = prepared.stream().flatMap(mode -> mode.address().stream()).findFirst()
                .orElseThrow(() -> new BadSetting("config: this runtime serves no HTTP"));
        if (url.getPort() == 0) {
            throw new BadSetting("config: expected a PORT that stays the same, got '0', which takes a free one at each start");
        }
        notes.add("The server must run already, with MCP_TRANSPORT=http and these settings.");
        return new Connection.Endpoint(url);
    }
}
