package wherry.app.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.tool.Capability;

/// The capabilities of jars that are not on the module path of the program. Each jar stands for itself: one that is refused keeps
/// no other from serving. For one thread.
public final class CapabilityJars {
    /// Beside the jars: the names of the modules that may call native code, a line each.
    private static final String NATIVE_ACCESS = "native-access";

    private final List<Loaded> loaded = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private record Loaded(Path jar, List<Capability> capabilities) {
    }

    /// Loads the jars of each place. A jar or a place that is refused becomes one of the [#problems].
    ///
    /// @param places a jar each, or a folder of jars
    public CapabilityJars(List<Path> places) {
        places.forEach(place -> attempt(place, () -> load(place)));
    }

    private void load(Path place) {
        Path folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
        Set<String> nativeAccess = nativeAccess(folder.resolve(NATIVE_ACCESS));
        for (Path jar : JarPlace.jars(place)) {
            attempt(jar, () -> loaded.add(new Loaded(jar, sorted(new CapabilityJar(jar, nativeAccess).load()))));
        }
    }

    private static Set<String> nativeAccess(Path file) {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot read '" + file + "'", e);
        }
    }

    private static List<Capability> sorted(List<Capability> capabilities) {
        return capabilities.stream().sorted(Comparator.comparing(Capability::name)).toList();
    }

    /// @return whether that did not fail
    private boolean attempt(Path jar, Runnable step) {
        try {
            step.run();
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(jar + ": " + e.getMessage());
        } catch (RuntimeException | Error e) {
            problems.add(jar + ": " + e);
        }
        return false;
    }

    /// Refuses each jar whose capabilities do not pass a check.
    ///
    /// @param check throws [IllegalArgumentException] for those that do not
    public void check(Consumer<List<Capability>> check) {
        loaded.removeIf(each -> !attempt(each.jar(), () -> check.accept(each.capabilities())));
    }

    /// The capabilities of all jars that were not refused.
    public List<Capability> capabilities() {
        return loaded.stream().flatMap(each -> each.capabilities().stream()).toList();
    }

    /// Gives the capabilities of each jar to a server. A jar whose capabilities fail to start, or clash with those that are there,
    /// becomes one of the [#problems].
    ///
    /// @param server takes the capabilities of one jar, all or none
    public void addTo(Consumer<List<Capability>> server) {
        loaded.forEach(each -> attempt(each.jar(), () -> server.accept(each.capabilities())));
    }

    /// Why jars were refused, a line each.
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
