package wherry.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Builds parts of the repository by its own Maven. What Maven says goes to standard error.
final class Maven {
    private Maven() {
    }

    static Process start(Path root, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().merge("MAVEN_OPTS", ChildLauncher.FIRST_COMPILER, (given, ours) -> given + " " + ours);
        Process build = builder.directory(root.toFile()).redirectErrorStream(true).start();
        Thread.ofPlatform().daemon().start(() -> Child.readLines(build.getInputStream(),
                line -> System.err.println(new String(line, StandardCharsets.UTF_8))));
        return build;
    }
}
