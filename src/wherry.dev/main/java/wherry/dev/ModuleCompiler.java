package wherry.dev;

import java.io.IOException;
import java.io.Writer;
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

/// Compiles one module in this process, with the options of the build. Shows warnings, and refuses none.
final class ModuleCompiler {
    private static final Pattern ARGUMENT = Pattern.compile("<arg>(.*?)</arg>");
    private static final Pattern RELEASE = Pattern.compile("<maven.compiler.release>(.*?)<");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Path pom;

    /// @param pom holds the compiler's options
    ModuleCompiler(Path pom) {
        this.pom = pom;
    }

    /// Compiles the sources of a module, and copies its resources.
    ///
    /// @param libraries the module path
    /// @param messages  takes javac's errors and warnings
    /// @return whether the module compiled
    boolean compile(Path module, Path output, List<Path> libraries, Writer messages) throws IOException {
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
            var task = compiler.getTask(messages, manager, null, options(), null, manager.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new CapabilityProcessor()));
            return task.call();
        }
    }

    private List<String> options() throws IOException {
        String text = Files.readString(pom);
        var options = new ArrayList<>(List.of("-g", "-encoding", "UTF-8"));
        RELEASE.matcher(text).results().forEach(release -> options.addAll(List.of("--release", release.group(1))));
        ARGUMENT.matcher(text).results().map(argument -> argument.group(1)).filter(argument -> !argument.equals("-Werror"))
                .forEach(options::add);
        return options;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
