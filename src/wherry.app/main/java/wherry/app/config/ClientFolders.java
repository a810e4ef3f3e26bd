package wherry.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The folders where programs keep the configuration of a user, by the rules of the system.
public final class ClientFolders {
    private final Map<String, String> environment;
    private final boolean isWindows;
    private final boolean isMac;
    private final Path home;
    private final Path project;

    /// @param environment the environment of this process
    /// @param properties  the system properties
    public ClientFolders(Map<String, String> environment, UnaryOperator<String> properties) {
        this.environment = environment;
        this.isWindows = properties.apply("os.name").startsWith("Windows");
        this.isMac = properties.apply("os.name").startsWith("Mac");
        // Clients take the variable first.
        this.home = variable(isWindows ? "USERPROFILE" : "HOME").orElseGet(() -> Path.of(properties.apply("user.home")));
        this.project = Path.of(properties.apply("user.dir")).toAbsolutePath();
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(path -> !path.isBlank()).map(Path::of).filter(Path::isAbsolute);
    }

    boolean isWindows() {
        return isWindows;
    }

    Path home() {
        return home;
    }

    /// Below the home folder.
    ClientFile home(String file) {
        return ClientFile.in(home, file);
    }

    /// In the folder that a variable names, else in one below the home folder.
    ClientFile named(String variable, String folder, String file) {
        return variable(variable).map(named -> ClientFile.in(named, file)).orElseGet(() -> ClientFile.in(home, folder + file));
    }

    /// Where programs of the terminal have it: `~/.config` except on Windows.
    ClientFile configuration(String file) {
        return isWindows ? named("APPDATA", "AppData/Roaming/", file) : named("XDG_CONFIG_HOME", ".config/", file);
    }

    /// Where programs with windows have it.
    ClientFile application(String file) {
        return isMac ? home("Library/Application Support/" + file) : configuration(file);
    }

    ClientFile project(String file) {
        return ClientFile.in(project, file);
    }
}
