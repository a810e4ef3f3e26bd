package wherry.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import wherry.json.JsonObject;
import wherry.tool.Capability;

/// The result of compiling sources with the processor, as strictly as the build does.
///
/// @param output   the folder of the classes and the written sources
/// @param problems `line: message` for each error and warning
record Compiled(Path output, List<String> problems) {

    /// @param sources each a file of package `acme`, or a `module-info.java`
    static Compiled of(Path output, String... sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var manager = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(output)));
            boolean isModule = Stream.of(sources).anyMatch(text -> text.startsWith("module "));
            manager.setLocationFromPaths(isModule ? StandardLocation.MODULE_PATH : StandardLocation.CLASS_PATH, List.of(location(Capability.class), location(JsonObject.class)));
            var task = compiler.getTask(null, manager, found, List.of("-Xlint:all,-processing", "-Werror"), null,
                    Stream.of(sources).map(Source::new).toList());
            task.setProcessors(List.of(new CapabilityProcessor()));
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compiled(output, found.getDiagnostics().stream().map(Compiled::line).toList());
    }

    private static String line(Diagnostic<? extends JavaFileObject> problem) {
        return problem.getLineNumber() + ": " + problem.getMessage(Locale.ROOT);
    }

    private static Path location(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /// The source that the processor wrote for a class of package `acme`.
    String written(String name) {
        try {
            return Files.readString(output.resolve("acme/" + name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An instance of a written class of package `acme`. Its class loader must stay open while it is used.
    @SuppressWarnings("resource")
    Capability capability(String name) {
        if (!problems.isEmpty()) {
            throw new AssertionError(problems);
        }
        try {
            var loader = new URLClassLoader(new URL[] {output.toUri().toURL()}, Capability.class.getClassLoader());
            Constructor<?> constructor = loader.loadClass("acme." + name).getConstructor();
            return (Capability) constructor.newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + (text.startsWith("module ") ? "module-info" : "acme/" + name(text)) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        /// The name of a file: that of the first type that is not inside another one.
        private static String name(String text) {
            var names = new ArrayList<String>();
            Pattern.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|record|interface|enum) (\\w+)")
                    .matcher(text).results().forEach(found -> names.add(found.group(1)));
            return names.getFirst();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
