package wherry.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where the folder is in which capabilities keep what outlasts a start, unless `MCP_DATA` names it.
final class DataPlace {
    private static final String FOLDER = "wherry";

    private DataPlace() {
    }

    static Path of(Settings settings) {
        return settings.find(ServerSettings.DATA).orElseGet(() -> usual(System.getenv(), System::getProperty));
    }

    /// The place that the platform has for such data of a user.
    ///
    /// @param properties the system properties
    static Path usual(Map<String, String> environment, UnaryOperator<String> properties) {
        Path home = Path.of(properties.apply("user.home"));
        String system = properties.apply("os.name");
        if (system.startsWith("Mac")) {
            return home.resolve("Library", "Application Support", FOLDER);
        }
        boolean isWindows = system.startsWith("Windows");
        // An XDG variable with a relative path is to be ignored.
        return Optional.ofNullable(environment.get(isWindows ? "LOCALAPPDATA" : "XDG_STATE_HOME")).map(Path::of).filter(Path::isAbsolute)
                .orElseGet(() -> isWindows ? home.resolve("AppData", "Local") : home.resolve(".local", "state")).resolve(FOLDER);
    }
}
