package wherry.app.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The command that starts the runtime of this process. Its path is absolute, since a client may not have the user's PATH.
public final class Launcher {
    private Launcher() {
    }

    /// @param properties  the system properties
    /// @param path        the folders where the system looks for commands, as in PATH; empty when there is none
    /// @param environment what the client sets for the command
    public static Connection.Program of(UnaryOperator<String> properties, String path, SortedMap<String, String> environment) {
        Path bin = Path.of(properties.apply("java.home"), "bin");
        Path script = bin.resolve("wherry");
        // The launcher that jpackage makes sets this property.
        String application = properties.apply("jpackage.app-path");
        if (application != null) {
            return new Connection.Program(application, List.of(), environment);
        }
        // The script does not run on Windows.
        if (File.separatorChar == '/' && Files.exists(script)) {
            Path command = folders(path).map(folder -> folder.resolve("wherry"))
                    .filter(each -> isSame(each, script)).findFirst().orElse(script);
            return new Connection.Program(command.toString(), List.of(), environment);
        }
        var arguments = new ArrayList<String>();
        Optional.ofNullable(properties.apply("jdk.module.path")).ifPresent(modules ->
                arguments.addAll(List.of("--module-path", absolute(modules))));
        arguments.addAll(List.of("--module",
                properties.apply("jdk.module.main") + "/" + properties.apply("jdk.module.main.class")));
        return new Connection.Program(bin.resolve("java").toString(), arguments, environment);
    }

    private static Stream<Path> folders(String path) {
        return Stream.of(path.split(File.pathSeparator)).map(Path::of).filter(Path::isAbsolute);
    }

    private static String absolute(String path) {
        return String.join(File.pathSeparator, Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder).toAbsolutePath().normalize().toString()).toList());
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
