package wherry.check.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import wherry.check.house.Repository;

/// Makes a jar of files whose text a test gives, and compiles those that are Java.
final class JarBuilder {
    private final Path work;
    private final List<Path> modules = new ArrayList<>(List.of(Repository.root().resolve("target/modules")));
    private final List<Path> sources = new ArrayList<>();

    /// @param work an empty folder
    JarBuilder(Path work) {
        this.work = work;
    }

    /// Lets the sources use the modules of a jar.
    JarBuilder using(Path jar) {
        modules.add(jar);
        return this;
    }

    JarBuilder file(String name, String text) {
        boolean isSource = name.endsWith(".java");
        Path file = work.resolve(isSource ? "sources" : "classes").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (isSource) {
            sources.add(file);
        }
        return this;
    }

    Path build(Path jar) {
        Path classes = work.resolve("classes");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-d", classes.toString(), "--module-path",
                String.join(System.getProperty("path.separator"), modules.stream().map(Path::toString).toList()));
        if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources)).call()) {
            throw new AssertionError("the sources of " + jar + " do not compile");
        }
        try {
            Files.createDirectories(jar.getParent());
            try (var out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, out);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
