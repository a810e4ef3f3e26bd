package wherry.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The source files of some modules at one moment: the time and size of each file.
record Sources(Map<Path, Stamp> files) {

    record Stamp(FileTime modified, long size) {
    }

    Sources {
        files = Map.copyOf(files);
    }

    /// Looks at the folder `main` and the `pom.xml` of each module. The temporary files of editors do not count.
    static Sources of(Collection<Path> modules) {
        var files = new HashMap<Path, Stamp>();
        for (Path module : modules) {
            visit(module.resolve("main/java"), name -> name.endsWith(".java"), files);
            visit(module.resolve("main/resources"), name -> !name.startsWith(".") && !name.endsWith("~"), files);
            visit(module.resolve("pom.xml"), _ -> true, files);
        }
        return new Sources(files);
    }

    private static void visit(Path start, Predicate<String> counts, Map<Path, Stamp> into) {
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (counts.test(file.getFileName().toString())) {
                        into.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                /// The file was removed meanwhile, or the folder does not exist.
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files that were added, removed or written since.
    Set<Path> since(Sources before) {
        return Stream.of(files.keySet(), before.files.keySet()).flatMap(Set::stream)
                .filter(file -> !Objects.equals(files.get(file), before.files.get(file))).collect(Collectors.toSet());
    }

    /// The folders in `parent` that each hold a module.
    static List<Path> modules(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Sources::isModule).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isModule(Path folder) {
        return Files.exists(folder.resolve("main/java/module-info.java"));
    }
}
