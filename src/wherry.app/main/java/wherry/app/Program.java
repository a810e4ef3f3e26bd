package wherry.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wherry.app.config.Snippet;
import wherry.app.modules.CapabilityJars;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.tool.Capability;
import wherry.tool.Implementation;
import wherry.tool.Setting;

/// Runs the command that the arguments name, with these capabilities.
final class Program {
    private static final int FAILED = 1;
    private static final Duration LAST_LINES = Duration.ofSeconds(1);

    private final List<Mode> modes = Stream.concat(Stream.of(new StdioMode()),
            ServiceLoader.load(Mode.class).stream().map(ServiceLoader.Provider::get)).toList();
    private final List<Capability> capabilities;
    private final CapabilityJars jars;
    private final OutputStream errors;
    private final Consumer<Server> atStart;

    /// @param jars    further capabilities; those that are not valid are left out
    /// @param errors  takes the log
    /// @param atStart takes the server when it has started, before it serves
    Program(List<Capability> capabilities, CapabilityJars jars, OutputStream errors, Consumer<Server> atStart) {
        this.capabilities = capabilities;
        this.jars = jars;
        this.errors = errors;
        this.atStart = atStart;
    }

    /// @return the exit code
    /// @throws BadSetting when one is not valid, before the server serves
    int run(List<String> args) {
        List<Setting> known = known();
        return switch (args.isEmpty() ? "" : args.getFirst()) {
            case "--help", "-h", "help" -> print(Help.text(version(), known));
            case "--version", "-v", "version" -> print("wherry " + version());
            case "health" -> health(new Settings(known, System.getenv(), args.subList(1, args.size())));
            case "config" -> config(args.subList(1, args.size()), known);
            default -> {
                var settings = new Settings(known, System.getenv(), args);
                yield serve(settings, settings.givenFor(known));
            }
        };
    }

    private List<Setting> known() {
        var known = new ArrayList<>(ServerSettings.all(modes));
        var owners = new HashMap<String, String>();
        for (Capability capability : Stream.concat(capabilities.stream(), jars.capabilities().stream()).toList()) {
            for (Setting setting : capability.settings()) {
                if (!setting.hasPrefix()) {
                    throw new BadSetting("capability " + capability.name() + ": setting " + setting.name()
                            + " should begin with MCP_");
                }
                String other = owners.putIfAbsent(setting.name(), capability.name());
                if (other != null) {
                    throw new BadSetting("capability " + capability.name() + ": setting " + setting.name()
                            + " is also declared by capability " + other + "; give one of them another name");
                }
                known.add(setting);
            }
        }
        return known;
    }

    private int serve(Settings settings, Map<String, String> given) {
        Serving serving = Serving.of(settings, modes, info());
        // The settings of the other modes are read as well, so that the operator hears of a wrong one before that mode is used.
        modes.stream().filter(each -> each != serving.mode())
                .forEach(other -> settings.check(other.settings(), () -> other.prepare(settings)));
        Mode.Prepared mode = serving.mode().prepare(settings);
        var log = new LogLines(errors, serving.logLevel(), serving.isJsonLog(), InstantSource.system());
        PlatformLoggers.to(log);
        StdoutGuard.install(log);
        var server = new Server(serving.options(), given, log, InstantSource.system(), SecureRandom::new, List.of());
        start(server);
        settings.warnings().forEach(warning -> log.write(Level.WARNING, "setting", JsonObject.of("problem", Json.of(warning))));
        return serve(mode, server, serving.drain());
    }

    private int serve(Mode.Prepared mode, Server server, Duration drain) {
        try {
            atStart.accept(server);
            return mode.serve(server, drain);
        } catch (IOException e) {
            server.log().write(Level.ERROR, "cannot listen", JsonObject.of("error", Json.of(String.valueOf(e.getMessage()))));
            return FAILED;
        } catch (InterruptedException e) {
            return FAILED;
        } finally {
            server.close();
            server.log().flush(LAST_LINES);
        }
    }

    private void start(Server server) {
        try {
            server.start(capabilities);
        } catch (IllegalArgumentException e) {
            server.log().write(Level.DEBUG, "capability refused", JsonObject.EMPTY, e);
            server.log().flush(LAST_LINES);
            throw new BadSetting(e.getMessage());
        }
        jars.addTo(each -> server.catalog().replace(List.of(), each));
        jars.problems().forEach(problem -> server.log().write(Level.ERROR, "jar refused",
                JsonObject.of("problem", Json.of(problem))));
    }

    private int health(Settings settings) {
        return ServerSettings.mode(settings, modes).prepare(settings).isWell() ? 0 : FAILED;
    }

    private int config(List<String> args, List<Setting> known) {
        Snippet snippet = ConfigCommand.snippet(args, modes, known, System.getenv(), info());
        var notes = new PrintStream(errors, true, StandardCharsets.UTF_8);
        snippet.notes().forEach(notes::println);
        jars.problems().forEach(problem -> notes.println("A jar is refused: " + problem));
        return print(snippet.text());
    }

    private static int print(String text) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(text);
        return out.checkError() ? FAILED : 0;
    }

    private static Implementation info() {
        return Implementation.of("wherry", version());
    }

    private static String version() {
        return Program.class.getModule().getDescriptor().rawVersion().orElse("dev");
    }
}
