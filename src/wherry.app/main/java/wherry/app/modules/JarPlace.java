package wherry.app.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads where jars of capabilities are.
public final class JarPlace implements Function<String, Path> {
    /// What is valid.
    public static final String VALID = "a jar, or a folder of jars";

    @Override
    public Path apply(String text) {
        Path place = Path.of(text);
        jars(place);
        return place;
    }

    /// @throws IllegalArgumentException when there is none
    static List<Path> jars(Path place) {
        if (CapabilityJar.isJar(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw new IllegalArgumentException("which is neither");
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> jars = files.filter(CapabilityJar::isJar).sorted().toList();
            if (jars.isEmpty()) {
                throw new IllegalArgumentException("that folder has no jar");
            }
            return jars;
        } catch (IOException e) {
            throw new IllegalArgumentException("that folder cannot be read", e);
        }
    }
}
