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
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wherry.app.config.Snippet;
import wherry.app.doctor.DataCheck;
import wherry.app.doctor.Doctor;
import wherry.app.lint.LintRequest;
import wherry.app.modules.CapabilityJars;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.server.catalog.CapabilityCheck;
import wherry.server.event.Log;
import wherry.server.lint.LintReport;
import wherry.server.options.HostOptions;
import wherry.tool.Capability;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;
import wherry.tool.Implementation;
import wherry.tool.Setting;

/// Runs the command that the arguments name, with these capabilities.
final class Program {
    private static final int FAILED = 1;
    private static final Duration LAST_LINES = Duration.ofSeconds(1);

    private final List<Mode> modes;
    private final List<Capability> capabilities;
    private final CapabilityJars jars;
    private final List<Setting<?>> known;
    private final OutputStream errors;
    private final Consumer<Server> atStart;

    /// @param given   modes in the place of those that are services; empty for these
    /// @param jars    further capabilities; those that are not valid are left out
    /// @param errors  takes the log
    /// @param atStart takes the server when it has started, before it serves
    /// @throws BadSetting when the declaration of a setting is not valid
    Program(List<Mode> given, List<Capability> capabilities, CapabilityJars jars, OutputStream errors, Consumer<Server> atStart) {
        this.modes = Stream.concat(Stream.of(new StdioMode()), given.isEmpty()
                ? ServiceLoader.load(Mode.class).stream().map(ServiceLoader.Provider::get) : given.stream()).toList();
        this.capabilities = capabilities;
        this.jars = jars;
        this.known = known(capabilities, jars);
        this.errors = errors;
        this.atStart = atStart;
    }

    private List<Setting<?>> known(List<Capability> linked, CapabilityJars others) {
        var settings = new KnownSettings(modes);
        try {
            settings.add(linked);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
        others.check(settings::add);
        return settings.all();
    }

    /// @return the exit code
    /// @throws BadSetting when one is not valid, before the server serves
    int run(List<String> args) {
        return switch (args.isEmpty() ? "" : args.getFirst()) {
            case "--help", "-h", "help" -> print(Help.text(version(), withServices()));
            case "--version", "-v", "version" -> print("wherry " + version());
            case "check" -> check(configuration(rest(args)));
            case "health" -> configuration(rest(args)).prepared().isWell() ? 0 : FAILED;
            case "config" -> config(rest(args));
            case "doctor" -> doctor(configuration(rest(args)));
            case "lint" -> lint(rest(args));
            default -> serve(configuration(args));
        };
    }

    private static List<String> rest(List<String> args) {
        return args.subList(1, args.size());
    }

    private Configuration configuration(List<String> args) {
        var settings = new Settings(known, System.getenv(), args);
        return Configuration.of(settings.hasUnknown() ? new Settings(withServices(), System.getenv(), args) : settings, modes, info());
    }

    /// All settings, with those of services.
    private List<Setting<?>> withServices() {
        var all = new ArrayList<>(known);
        modes.forEach(mode -> all.addAll(mode.serviceSettings()));
        return all;
    }

    private int serve(Configuration configuration) {
        configuration.prepared().checkServing();
        Settings settings = configuration.settings();
        var log = new LogLines(errors, settings.value(ServerSettings.LOG_LEVEL), settings.value(ServerSettings.LOG_FORMAT).equals("json"),
                InstantSource.system());
        PlatformLoggers.to(log);
        StdoutGuard.install(log);
        Server server = server(configuration, log);
        start(server);
        settings.warnings().forEach(warning -> log.write(Level.WARNING, "setting", JsonObject.of("problem", Json.of(warning))));
        return serve(configuration.prepared(), server, settings.value(ServerSettings.DRAIN));
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
            jars.addTo(each -> server.catalog().replace(List.of(), each));
            server.catalog().checkTools();
        } catch (IllegalArgumentException e) {
            server.log().write(Level.DEBUG, "capability refused", JsonObject.EMPTY, e);
            server.log().flush(LAST_LINES);
            server.close();
            throw new BadSetting(e.getMessage());
        }
        jars.problems().forEach(problem -> server.log().write(Level.ERROR, "jar refused",
                JsonObject.of("problem", Json.of(problem))));
    }

    private int check(Configuration configuration) {
        configuration.prepared().checkServing();
        tell(configuration.settings().warnings());
        List<CheckResult> results = results(configuration.settings());
        List<String> tools = configuration.options().tools().isAll() ? List.of() : tools(configuration);
        tell(jars.problems());
        results.forEach(each -> print((each.outcome() == Outcome.GOOD ? "" : each.outcome() + ": ") + each.text()));
        tools.forEach(Program::print);
        boolean isGood = jars.problems().isEmpty() && results.stream().noneMatch(each -> each.outcome() == Outcome.FAILED);
        return isGood ? print("The settings are valid.") : FAILED;
    }

    private int doctor(Configuration configuration) {
        Settings settings = configuration.settings();
        var doctor = new Doctor(version(), settings.shown(withServices()), settings.secretFiles());
        doctor.warn(settings.warnings());
        doctor.add(configuration.prepared().findings());
        doctor.add(results(settings));
        doctor.tools(tools(configuration));
        doctor.warn(jars.problems());
        return print(doctor.text()) == 0 && doctor.isWell() ? 0 : FAILED;
    }

    /// What capabilities find of what they depend on.
    private List<CheckResult> results(Settings settings) {
        var check = new CapabilityCheck(host(settings));
        var results = new ArrayList<>(DataCheck.of(DataPlace.of(settings)));
        try {
            results.addAll(check.results(capabilities));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
        jars.addTo(each -> results.addAll(check.results(each)));
        return results;
    }

    /// Which tools are on and off. Starts the capabilities, since only they know their tools.
    private List<String> tools(Configuration configuration) {
        try (Server server = server(configuration, new LogLines(errors, Level.WARNING, false, InstantSource.system()))) {
            start(server);
            return Doctor.tools(List.copyOf(server.catalog().snapshot().tools().keySet()), server.catalog().toolsOff());
        }
    }

    private static Server server(Configuration configuration, Log log) {
        return new Server(configuration.options(), host(configuration.settings()), log, InstantSource.system(), SecureRandom::new, List.of());
    }

    private static HostOptions host(Settings settings) {
        return new HostOptions(settings.given(), DataPlace.of(settings));
    }

    private int config(List<String> args) {
        tell(jars.problems());
        try {
            Snippet snippet = ConfigCommand.run(args, modes, withServices(), System.getenv(), info());
            tell(snippet.notes());
            return print(snippet.text());
        } catch (IOException e) {
            tell(List.of("wherry: " + e.getMessage()));
            return FAILED;
        }
    }

    private int lint(List<String> args) {
        LintRequest request = lintRequest(args);
        try (Server server = server(configuration(request.settings()), new LogLines(errors, Level.WARNING, false, InstantSource.system()))) {
            start(server);
            LintReport report = request.report(server.lint());
            int printed = print(request.text(report));
            server.log().flush(LAST_LINES);
            return request.fails() && !(report.isClean() && jars.problems().isEmpty()) ? FAILED : printed;
        }
    }

    private static LintRequest lintRequest(List<String> args) {
        try {
            return LintRequest.of(args);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }

    private void tell(List<String> lines) {
        var notes = new PrintStream(errors, true, StandardCharsets.UTF_8);
        lines.forEach(notes::println);
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
