package wherry.dev;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.server.catalog.DeclaredSettings;
import wherry.tool.Capability;
import wherry.tool.LogLevel;
import wherry.tool.Setting;

/// The capability modules in a folder. When the sources of one change, its new code takes the place of the old. A module that does
/// not compile, load or start keeps its old code, and the developer and the clients are told. For one thread at a time.
final class LiveModules {
    private static final long LOOK_MILLIS = 50;

    private final Path folder;
    private final ModuleLoader loader;
    private final Watch watch;
    private final ModuleStatus status;
    private final Map<String, List<Capability>> loaded = new TreeMap<>();
    /// Loaded and not started yet.
    private final Map<String, List<Capability>> waiting = new TreeMap<>();
    /// The modules that compiled and did not start, or clashed with another one. They are tried again at each change.
    private final Set<String> refused = new TreeSet<>();
    /// The settings that the server read at its start.
    private final Set<String> settings = new TreeSet<>();

    /// @param root   the root of the repository
    /// @param output the folder for compiled classes
    /// @param status is told of each module that is replaced or refused
    LiveModules(Path root, Path output, ModuleStatus status) {
        this.status = status;
        this.folder = root.resolve("modules");
        this.loader = new ModuleLoader(root, output);
        // Made before the first module is compiled, so that a save during that counts as a change.
        this.watch = new Watch(() -> Sources.modules(folder));
    }

    /// Loads the modules that compile. The server gets placeholders, which [#start] replaces by the capabilities.
    List<Capability> load() {
        for (Path module : Sources.modules(folder)) {
            try {
                List<Capability> capabilities = loader.load(module);
                loaded.put(name(module), List.copyOf(capabilities.stream().map(Placeholder::of).toList()));
                waiting.put(name(module), capabilities);
            } catch (ModuleLoader.NotLoaded e) {
                leftOut(module, e.getMessage());
            } catch (RuntimeException | Error e) {
                leftOut(module, Thrown.inOneLine(e));
            }
        }
        List<Capability> placeholders = loaded.values().stream().flatMap(List::stream)
                .sorted(Comparator.comparing(Capability::name)).toList();
        placeholders.forEach(each -> settings.addAll(names(each)));
        return placeholders;
    }

    private void leftOut(Path module, String problem) {
        status.refuses(name(module), "left out until its sources change: " + problem);
        System.err.println("wherry dev: " + name(module) + " is left out until its sources change: " + firstLine(problem));
    }

    /// Starts the capabilities of the modules that were loaded, each by itself.
    void start(Server server) {
        waiting.forEach((module, capabilities) -> {
            String problem = replaced(server, Map.of(module, capabilities));
            if (!problem.isEmpty()) {
                refuse(server, Set.of(module), problem);
            }
        });
        waiting.clear();
    }

    /// Reloads changed modules into the server until the thread is interrupted.
    void follow(Server server) {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                Optional<Watch.Change> change = watch.look();
                if (change.isPresent()) {
                    reload(server, change.get());
                }
            }
        } catch (InterruptedException e) {
            // An interrupt ends this.
        }
    }

    private void reload(Server server, Watch.Change change) throws InterruptedException {
        resolveLibraries(server, change.files());
        Set<String> changed = change.files().stream().map(file -> name(folder.relativize(file).getName(0)))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<Capability>> next = compiled(server, changed);
        var others = new TreeSet<>(refused);
        others.removeAll(changed);
        String problem = reloaded(server, next, change.saved());
        if (problem.isEmpty()) {
            others.forEach(each -> reloaded(server, compiled(server, Set.of(each)), change.saved()));
            return;
        }
        // Two modules may have taken names from each other.
        others.addAll(next.keySet());
        if (others.size() == next.size() || !reloaded(server, compiled(server, others), change.saved()).isEmpty()) {
            refuse(server, next.keySet(), problem);
        }
    }

    /// A `pom.xml` may name other libraries than before.
    private void resolveLibraries(Server server, Set<Path> files) throws InterruptedException {
        for (Path file : files) {
            if (file.endsWith("pom.xml") && Sources.isModule(file.getParent()) && !loader.resolve(file.getParent())) {
                tell(server, name(file.getParent()), "Maven could not build it; standard error says why");
            }
        }
    }

    /// The capabilities of those of these modules that compile; a module that is gone has none.
    private Map<String, List<Capability>> compiled(Server server, Set<String> modules) {
        var compiled = new TreeMap<String, List<Capability>>();
        for (String name : modules) {
            Path module = folder.resolve(name);
            try {
                compiled.put(name, Sources.isModule(module) ? loader.load(module) : List.of());
            } catch (ModuleLoader.NotLoaded e) {
                tell(server, name, e.getMessage());
            }
        }
        return compiled;
    }

    /// Puts modules in the place of what is loaded of them.
    ///
    /// @return why the server refused; empty when it did not
    private String replaced(Server server, Map<String, List<Capability>> next) {
        try {
            server.catalog().replace(capabilities(next.keySet(), loaded), capabilities(next.keySet(), next));
        } catch (RuntimeException | Error e) {
            server.log().write(Level.DEBUG, "not loaded", JsonObject.EMPTY, e);
            // The server refuses in its own sentences; where a capability threw, that is the cause.
            boolean refusal = e.getClass() == IllegalArgumentException.class;
            return refusal && e.getCause() == null ? e.getMessage() : Thrown.inOneLine(refusal ? e.getCause() : e);
        }
        loaded.putAll(next);
        next.forEach(status::serves);
        refused.removeAll(next.keySet());
        tellNewSettings(server, next);
        return "";
    }

    /// The same, and tells the developer how long it took.
    private String reloaded(Server server, Map<String, List<Capability>> next, Instant saved) {
        String problem = replaced(server, next);
        if (problem.isEmpty()) {
            long millis = Math.max(0, Duration.between(saved, Instant.now()).toMillis());
            next.forEach((name, capabilities) -> server.log().write(Level.INFO, capabilities.isEmpty() ? "removed" : "reloaded",
                    JsonObject.of("module", Json.of(name), "millis", Json.of(millis))));
        }
        return problem;
    }

    private void refuse(Server server, Set<String> modules, String problem) {
        refused.addAll(modules);
        modules.forEach(name -> tell(server, name, problem));
    }

    private static List<Capability> capabilities(Set<String> names, Map<String, List<Capability>> from) {
        return names.stream().flatMap(name -> from.getOrDefault(name, List.of()).stream()).toList();
    }

    /// A value can be given only at a start.
    private void tellNewSettings(Server server, Map<String, List<Capability>> next) {
        capabilities(next.keySet(), next).stream().flatMap(each -> names(each).stream()).filter(settings::add)
                .forEach(name -> server.log().write(Level.WARNING, "setting counts from the next start",
                        JsonObject.of("setting", Json.of(name))));
    }

    private static List<String> names(Capability capability) {
        return DeclaredSettings.of(capability).stream().map(Setting::name).toList();
    }

    /// Tells the developer and the connected clients why a module is not there as its sources are.
    private void tell(Server server, String module, String problem) {
        boolean isServing = loaded.getOrDefault(module, List.of()).stream().anyMatch(each -> !(each instanceof Placeholder));
        String what = isServing ? "not reloaded, the earlier code still serves" : "not loaded, it is left out until it can be";
        server.log().write(Level.ERROR, what, JsonObject.of("module", Json.of(module), "problem", Json.of(firstLine(problem))));
        status.refuses(module, what + ": " + problem);
        server.tellClients(LogLevel.ERROR, "dev", module + " is " + what + ": " + problem);
    }

    private static String firstLine(String problem) {
        return problem.lines().findFirst().orElse("");
    }

    private static String name(Path module) {
        return module.getFileName().toString();
    }
}
