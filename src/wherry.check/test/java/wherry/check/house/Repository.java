package wherry.check.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of this repository.
public final class Repository {
    private Repository() {
    }

    /// The folder with `build.sh`.
    public static Path root() {
        return Optional.ofNullable(System.getProperty("wherry.root")).map(Path::of)
                .or(() -> Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .filter(folder -> Files.exists(folder.resolve("build.sh"))).findFirst())
                .orElseThrow();
    }

    /// The folders of our modules, the server's and the capabilities.
    static List<Path> modules() {
        return Stream.of("src", "modules").map(root()::resolve).flatMap(Repository::children)
                .filter(folder -> Files.exists(folder.resolve("main/java/module-info.java")))
                .filter(folder -> isOurs(folder.resolve("pom.xml"))).sorted().toList();
    }

    /// Whether the rules of the house hold for a file. A module of another name than `wherry.*` is its author's.
    static boolean isOurs(Path file) {
        Path modules = root().resolve("modules");
        return !file.startsWith(modules) || file.getParent().equals(modules)
                || modules.relativize(file).getName(0).toString().startsWith("wherry.");
    }

    /// The Java files below a folder of each module, such as `main/java`.
    static List<Path> sources(String folder) {
        return modules().stream().map(module -> module.resolve(folder)).filter(Files::isDirectory)
                .flatMap(Repository::files).filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The path from the root, with slashes, as lists write it.
    static String name(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files in a folder and below it.
    static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
