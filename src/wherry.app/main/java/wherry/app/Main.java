package wherry.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.http.HttpOptions;
import wherry.server.Server;
import wherry.stdio.StdioTransport;
import wherry.tool.Capability;
import wherry.tool.Implementation;

/// The program.
public final class Main {
    private static final int FAILED = 1;
    private static final int BAD_SETTING = 2;

    private Main() {
    }

    /// @param args `health`, `--help`, `--version`, or settings as `--name=value`
    public static void main(String[] args) {
        // An answer may be the last thing that the JVM writes: leave by exit, so that no stray thread keeps it alive.
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        // Jackson's and BigDecimal's constants take a while to make, and will be needed: another core can do that meanwhile.
        Thread.ofPlatform().daemon().start(() -> Json.parse("[0.5]"));
        var errors = new FileOutputStream(FileDescriptor.err);
        // Until the guard is there, so that not even a capability's constructor gets at standard output.
        System.setOut(System.err);
        try {
            List<Capability> capabilities = capabilities();
            var options = new ArrayList<>(Settings.ALL);
            capabilities.stream().flatMap(capability -> capability.settings().stream())
                    .map(CapabilityOptions::of).forEach(options::add);
            return switch (args.isEmpty() ? "" : args.getFirst()) {
                case "--help", "-h", "help" -> print(Help.text(version(), options));
                case "--version" -> print("wherry " + version());
                case "health" -> health(new Settings(new Values(options, System.getenv(), args.subList(1, args.size()))));
                default -> {
                    var values = new Values(options, System.getenv(), args);
                    yield serve(new Settings(values), values.givenFor(options), capabilities, errors);
                }
            };
        } catch (BadSetting e) {
            new PrintStream(errors, true, StandardCharsets.UTF_8).println("wherry: " + e.getMessage());
            return BAD_SETTING;
        }
    }

    /// Modules come in any order, which must not become the order of the lists.
    private static List<Capability> capabilities() {
        return ServiceLoader.load(Capability.class).stream().map(ServiceLoader.Provider::get)
                .sorted((one, other) -> one.name().compareTo(other.name())).toList();
    }

    private static int serve(Settings settings, Map<String, String> given, List<Capability> capabilities,
            OutputStream errors) {
        // All are read first, also those of the other transport: what is wrong with one must not wait for the day it matters.
        HttpOptions http = HttpMode.options(settings);
        Duration drain = settings.drain();
        var log = new LogLines(errors, settings.logLevel(), settings.isJsonLog(), InstantSource.system());
        PlatformLoggers.to(log);
        OutputStream out = StdoutGuard.install(log);
        var server = new Server(settings.server(Implementation.of("wherry", version())), given, log, InstantSource.system(),
                SecureRandom::new);
        start(server, capabilities);
        try {
            return settings.isHttp() ? HttpMode.serve(http, drain, server) : stdio(settings, drain, server, out);
        } catch (IOException e) {
            log.write(Level.ERROR, "cannot listen", JsonObject.of("error", Json.of(String.valueOf(e.getMessage()))));
            return FAILED;
        } catch (InterruptedException e) {
            return FAILED;
        } finally {
            server.close();
        }
    }

    private static void start(Server server, List<Capability> capabilities) {
        try {
            server.start(capabilities);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }

    private static int stdio(Settings settings, Duration drain, Server server, OutputStream out)
            throws InterruptedException {
        InputStream in = new FileInputStream(FileDescriptor.in);
        var transport = new StdioTransport(server, settings.maxMessage(), in, out);
        Shutdown.on(server, drain, transport::flush);
        transport.run();
        return 0;
    }

    private static int health(Settings settings) {
        return !settings.isHttp() || Health.ask(settings.host(), settings.port()) ? 0 : FAILED;
    }

    private static int print(String text) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(text);
        return 0;
    }

    private static String version() {
        return Main.class.getModule().getDescriptor().rawVersion().orElse("dev");
    }
}
