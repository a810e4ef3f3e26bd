package wherry.dev;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.tool.Capability;

/// The capability modules in a folder. Each is compiled from its sources and loaded into a module layer of its own. When its sources
/// change, a new layer takes the place of the old one. The JVM unloads the old layer when its code has ended. For one thread at a time.
final class LiveModules {
    private static final long LOOK_MILLIS = 50;
    private static final Cleaner CLEANER = Cleaner.create();

    private final Path folder;
    private final Path output;
    private final List<Path> libraries;
    private final ModuleCompiler compiler;
    private final Watch watch;
    private final Map<String, List<Capability>> loaded = new TreeMap<>();
    /// The modules that clashed with another one. They are tried again at each change.
    private final Set<String> refused = new TreeSet<>();
    private int generation;

    /// @param root   the root of the repository
    /// @param output the folder for compiled classes
    LiveModules(Path root, Path output) {
        this.folder = root.resolve("modules");
        this.output = output;
        this.libraries = List.of(Path.of(System.getProperty("jdk.module.path")));
        this.compiler = new ModuleCompiler(libraries, root.resolve("pom.xml"));
        // Made before the first module is compiled, so that a save during that counts as a change.
        this.watch = new Watch(() -> Sources.modules(folder));
    }

    /// Loads the capabilities of all modules that compile.
    List<Capability> load() {
        for (Path module : Sources.modules(folder)) {
            compiled(module).ifPresent(capabilities -> loaded.put(name(module), capabilities));
        }
        return loaded.values().stream().flatMap(List::stream).sorted(Comparator.comparing(Capability::name)).toList();
    }

    /// Reloads changed modules into the server until the thread is interrupted.
    void follow(Server server) {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                watch.look().ifPresent(change -> reload(server, change));
            }
        } catch (InterruptedException e) {
            // An interrupt ends this.
        }
    }

    private void reload(Server server, Watch.Change change) {
        Set<String> names = change.files().stream().map(file -> name(folder.relativize(file).getName(0)))
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(refused);
        var next = new TreeMap<String, List<Capability>>();
        for (String name : names) {
            Path module = folder.resolve(name);
            Optional<List<Capability>> now = Sources.isModule(module) ? compiled(module) : Optional.of(List.of());
            now.ifPresentOrElse(capabilities -> next.put(name, capabilities), () -> stays(server, name));
        }
        if (!next.isEmpty()) {
            replace(server, next, change.saved());
        }
    }

    private void replace(Server server, Map<String, List<Capability>> next, Instant saved) {
        try {
            server.catalog().replace(capabilities(next.keySet(), loaded), capabilities(next.keySet(), next));
        } catch (RuntimeException | Error e) {
            server.log().write(Level.ERROR, "reloading failed", JsonObject.EMPTY, e);
            next.keySet().forEach(name -> stays(server, name));
            refused.addAll(next.keySet());
            return;
        }
        long millis = Math.max(0, Duration.between(saved, Instant.now()).toMillis());
        next.forEach((name, capabilities) -> server.log().write(Level.INFO, capabilities.isEmpty() ? "removed" : "reloaded",
                JsonObject.of("module", Json.of(name), "millis", Json.of(millis))));
        loaded.putAll(next);
        refused.removeAll(next.keySet());
    }

    private static List<Capability> capabilities(Set<String> names, Map<String, List<Capability>> from) {
        return names.stream().flatMap(name -> from.getOrDefault(name, List.of()).stream()).toList();
    }

    private static void stays(Server server, String module) {
        server.log().write(Level.WARNING, "not reloaded, the earlier code still serves",
                JsonObject.of("module", Json.of(module)));
    }

    /// The capabilities of a module; empty when it does not compile or load, after the errors were printed.
    private Optional<List<Capability>> compiled(Path module) {
        Path classes = output.resolve(name(module) + "-" + ++generation);
        var errors = new PrintWriter(System.err, true);
        try {
            return compiler.compile(module, classes, errors) ? Optional.of(loaded(module, classes)) : Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            e.printStackTrace(errors);
            return Optional.empty();
        }
    }

    private List<Capability> loaded(Path module, Path classes) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration().resolve(ModuleFinder.of(classes),
                ModuleFinder.of(libraries.toArray(Path[]::new)), Set.of(name(module)));
        ModuleLayer layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader());
        // Not before, since a class is read when its code first needs it.
        CLEANER.register(layer, () -> Folders.delete(classes));
        return ServiceLoader.load(layer, Capability.class).stream()
                .filter(provider -> provider.type().getModule().getLayer() == layer)
                .map(ServiceLoader.Provider::get).toList();
    }

    private static String name(Path module) {
        return module.getFileName().toString();
    }
}
