package wherry.dev;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import wherry.processor.CapabilityProcessor;

/// Compiles one module in this process, with the options of the build.
final class ModuleCompiler {
    private static final Pattern ARGUMENT = Pattern.compile("<arg>(.*?)</arg>");
    private static final Pattern RELEASE = Pattern.compile("<maven.compiler.release>(.*?)<");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final List<Path> libraries;
    private final Path pom;

    /// @param libraries the module path
    /// @param pom       holds the compiler's options
    ModuleCompiler(List<Path> libraries, Path pom) {
        this.libraries = libraries;
        this.pom = pom;
    }

    /// Compiles the sources of a module, and copies its resources.
    ///
    /// @param errors takes javac's messages
    /// @return whether the module compiled
    boolean compile(Path module, Path output, PrintWriter errors) throws IOException {
        Path resources = module.resolve("main/resources");
        if (Files.isDirectory(resources)) {
            for (Path file : files(resources)) {
                Path copy = output.resolve(resources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            manager.setLocationFromPaths(StandardLocation.MODULE_PATH, libraries);
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(output)));
            List<Path> sources = files(module.resolve("main/java")).stream().filter(file -> file.toString().endsWith(".java"))
                    .toList();
            var task = compiler.getTask(errors, manager, null, options(), null, manager.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new CapabilityProcessor()));
            return task.call();
        }
    }

    private List<String> options() throws IOException {
        String text = Files.readString(pom);
        var options = new ArrayList<>(List.of("-g", "-encoding", "UTF-8"));
        RELEASE.matcher(text).results().forEach(release -> options.addAll(List.of("--release", release.group(1))));
        ARGUMENT.matcher(text).results().forEach(argument -> options.add(argument.group(1)));
        return options;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
