package wherry.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders that are made while serving.
final class Folders {
    private Folders() {
    }

    /// Removes a folder with all that is in it; what cannot be removed stays.
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            // It lies in the system's folder for what is temporary.
        }
    }

    /// Copies files, by their names.
    static void copy(List<Path> files, Path into) throws IOException {
        Files.createDirectories(into);
        for (Path file : files) {
            Files.copy(file, into.resolve(file.getFileName()));
        }
    }
}
