package wherry.check.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Data that is not part of the repository: in the folder that `WHERRY_SHARED` names, or in a folder `shared` of some
/// parent folder.
public final class SharedData {
    private SharedData() {
    }

    /// @param name such as `mcp-schema`
    public static Optional<Path> folder(String name) {
        Stream<Path> named = Optional.ofNullable(System.getProperty("WHERRY_SHARED", System.getenv("WHERRY_SHARED")))
                .map(Path::of).stream();
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared"));
        return Stream.concat(named, above).map(shared -> shared.resolve("data").resolve(name))
                .filter(Files::isDirectory).findFirst();
    }
}
