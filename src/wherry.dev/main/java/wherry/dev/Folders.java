package wherry.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Copies and removes temporary folders.
final class Folders {
    private Folders() {
    }

    /// Removes a folder with its contents. Leaves files that it cannot remove.
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            // The system's temporary folder holds it.
        }
    }

    /// Copies files into a folder, under their names.
    static void copy(List<Path> files, Path into) throws IOException {
        Files.createDirectories(into);
        for (Path file : files) {
            Files.copy(file, into.resolve(file.getFileName()));
        }
    }
}
