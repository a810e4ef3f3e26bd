package wherry.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wherry.app.access.NewToken;
import wherry.app.modules.CapabilityJars;
import wherry.app.modules.Provided;
import wherry.json.Json;
import wherry.server.Server;
import wherry.tool.Capability;

/// The program.
public final class Main {
    private static final int BAD_SETTING = 2;

    private Main() {
    }

    /// @param args a command, such as `check`, and its arguments; or settings as `--name=value`
    public static void main(String[] args) {
        // Exits explicitly, so that no thread of a capability keeps the process alive.
        System.exit(run(List.of(args), List.of(), Main::capabilities, _ -> {
        }));
    }

    /// Runs the program with the capabilities of a supplier.
    ///
    /// @param modes        in the place of those that are services; empty for these
    /// @param capabilities called when standard output is already redirected, so that their code cannot write to it
    /// @param atStart      takes the server when it has started, before it serves
    /// @return the exit code
    public static int run(List<String> args, List<Mode> modes, Supplier<List<Capability>> capabilities, Consumer<Server> atStart) {
        // Initialises the classes of Jackson and BigDecimal on another core, since the first message needs them.
        Thread.ofPlatform().daemon().start(() -> Json.parse("[0.5]"));
        var errors = new FileOutputStream(FileDescriptor.err);
        // Until StdoutGuard is installed, so that the constructor of a capability cannot write to standard output.
        System.setOut(System.err);
        try {
            if (!args.isEmpty() && args.getFirst().equals("token")) {
                return token(args.subList(1, args.size()), errors);
            }
            return new Program(modes, capabilities.get(), jars(args), errors, atStart).run(args);
        } catch (BadSetting e) {
            var lines = new PrintStream(errors, true, StandardCharsets.UTF_8);
            e.getMessage().lines().forEach(line -> lines.println("wherry: " + line));
            return BAD_SETTING;
        }
    }

    /// Needs no capabilities. The token goes to standard error, so that `wherry token alice >>tokens` keeps it out of the file.
    private static int token(List<String> words, OutputStream errors) {
        try {
            NewToken made = NewToken.of(words, new SecureRandom());
            new PrintStream(errors, true, StandardCharsets.UTF_8).println("The token, which nothing keeps: " + made.token());
            var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            out.println(made.line());
            return out.checkError() ? 1 : 0;
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }

    /// The jars in the runtime's folder `capabilities`, and those that a setting names.
    private static CapabilityJars jars(List<String> args) {
        var places = new ArrayList<Path>();
        Path beside = Path.of(System.getProperty("java.home"), "capabilities");
        if (Files.isDirectory(beside)) {
            places.add(beside);
        }
        try {
            new Settings(List.of(ServerSettings.MODULES), System.getenv(), args).find(ServerSettings.MODULES).ifPresent(places::add);
        } catch (BadSetting e) {
            // The check of all settings tells it.
        }
        return new CapabilityJars(places);
    }

    /// Sorted by name, since the service loader gives no fixed order.
    private static List<Capability> capabilities() {
        try {
            List<Capability> all = ServiceLoader.load(Capability.class).stream()
                    .map(each -> Provided.capability(each.type().getName(), each))
                    .sorted((one, other) -> one.name().compareTo(other.name())).toList();
            Provided.requireOwnNames(all);
            return all;
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }
}
