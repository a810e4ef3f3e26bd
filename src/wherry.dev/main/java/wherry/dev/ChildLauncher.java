package wherry.dev;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import wherry.tool.Capability;

/// Builds the server, and starts it from copies of its jars, so that a later build does not replace jars in use.
final class ChildLauncher {
    private static final String OWN = "wherry.dev";
    /// Without the second compiler a save takes half the time, since the Java compiler does not run long enough to gain from it.
    static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Path root;
    private final Path folder;
    private final List<String> arguments;
    /// The same for all servers, so that one opens the states that another sealed.
    private final String stateKey;
    private int children;

    /// @param folder    for this session alone
    /// @param arguments for the server
    ChildLauncher(Path root, Path folder, List<String> arguments) {
        this.root = root;
        this.folder = folder;
        this.arguments = arguments;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.stateKey = HexFormat.of().formatHex(key);
    }

    /// The modules whose change makes a new server necessary; also the root, for its `pom.xml`.
    List<Path> modules() {
        return Stream.concat(Stream.of(root), Sources.modules(root.resolve("src")).stream()
                .filter(module -> module.endsWith(OWN) || Files.exists(shipped().resolve(module.getFileName() + ".jar")))).toList();
    }

    boolean isHttp() {
        return arguments.stream().filter(argument -> argument.matches("--(mcp-)?transport=.*")).reduce((_, last) -> last)
                .map(argument -> argument.substring(argument.indexOf('=') + 1))
                .orElse(System.getenv().getOrDefault("MCP_TRANSPORT", "")).equals("http");
    }

    /// Whether two servers would need the same port, so that the old one must end first.
    boolean isExclusive() {
        return isHttp() || debugPort().isPresent();
    }

    private static Optional<String> debugPort() {
        return Optional.ofNullable(System.getenv("WHERRY_DEBUG")).filter(port -> !port.isBlank());
    }

    /// Starts Maven to build the server. Its output goes to standard error.
    Process build() throws IOException {
        // A project of another author has the server as a dependency, and not its sources.
        return Files.isDirectory(root.resolve("src"))
                ? Maven.start(root, "-Dmaven.test.skip=true", "-pl", "src/" + OWN, "-am", "package")
                : Maven.start(root, "-Dmaven.test.skip=true", "package");
    }

    /// Starts a server from the built jars.
    ///
    /// @param lines takes the lines that it writes
    Child start(BiConsumer<Backend, byte[]> lines) throws IOException {
        int number = ++children;
        Path own = folder.resolve(Integer.toString(number));
        Folders.copy(jars(), own.resolve("modules"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("runtime/options"));
        command.add(FIRST_COMPILER);
        debugPort().ifPresent(port -> command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address="
                + port));
        // A capability may use any module of the JDK.
        command.addAll(List.of("--add-modules", "ALL-DEFAULT", "--module-path", own.resolve("modules").toString(),
                "--module", OWN + "/wherry.dev.Live", root.toString(), own.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        if (System.getenv("MCP_STATE_KEY") == null && System.getenv("MCP_STATE_KEY_FILE") == null) {
            builder.environment().put("MCP_STATE_KEY", stateKey);
        }
        return new Child(number, own, builder, lines);
    }

    /// All jars but those of capabilities, which [LiveModules] compiles from their sources.
    private List<Path> jars() {
        return ModuleFinder.of(shipped(), root.resolve("target/dev-modules")).findAll().stream()
                .filter(module -> module.descriptor().provides().stream()
                        .noneMatch(each -> each.service().equals(Capability.class.getName())))
                .map(module -> Path.of(module.location().orElseThrow())).toList();
    }

    private Path shipped() {
        return root.resolve("target/modules");
    }

    /// Removes the folder of this session.
    void clean() {
        Folders.delete(folder);
    }
}
