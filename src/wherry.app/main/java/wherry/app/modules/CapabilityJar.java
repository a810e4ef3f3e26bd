package wherry.app.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.tool.Capability;

/// A jar with capabilities that is not on the module path of the program, loaded into a module layer of its own.
///
/// The libraries of `NAME.jar` are the jars in the folder `NAME` beside it. Automatic modules will do. A module that the program
/// has already takes the place of a library of its name.
final class CapabilityJar {
    private static final String SUFFIX = ".jar";
    private static final Pattern MISSING = Pattern.compile("Module (\\S+) not found.*");

    private final Path jar;
    private final Set<String> nativeAccess;

    /// @param nativeAccess the modules that may call native code
    CapabilityJar(Path jar, Set<String> nativeAccess) {
        this.jar = jar;
        this.nativeAccess = nativeAccess;
    }

    static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    /// Runs the constructors of the capabilities.
    ///
    /// @return at least one
    /// @throws IllegalArgumentException when the jar is no good; the message says why, and what to do
    List<Capability> load() {
        try {
            ModuleLayer layer = layer();
            List<Capability> capabilities = capabilities(layer);
            if (capabilities.isEmpty()) {
                throw new IllegalArgumentException("no module of it provides " + Capability.class.getName()
                        + "; its module-info.java should say so");
            }
            return capabilities;
        } catch (FindException e) {
            throw new IllegalArgumentException(reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    // Native code may be called by modules that the operator names beside the jar.
    @SuppressWarnings("restricted")
    private ModuleLayer layer() throws IOException {
        ModuleFinder own = ModuleFinder.of(jar);
        ModuleFinder libraries = ModuleFinder.of(libraries());
        ModuleLayer boot = ModuleLayer.boot();
        Set<String> roots = Stream.of(own, libraries).flatMap(finder -> finder.findAll().stream()).map(CapabilityJar::name)
                .collect(Collectors.toSet());
        own.findAll().stream().map(CapabilityJar::name).filter(name -> boot.findModule(name).isPresent()).forEach(name -> {
            throw new IllegalArgumentException("the program has a module " + name + " already");
        });
        Configuration configuration = boot.configuration().resolveAndBind(own, libraries, roots);
        ModuleLayer.Controller controller = ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot),
                ClassLoader.getSystemClassLoader());
        controller.layer().modules().stream().filter(module -> nativeAccess.contains(module.getName()))
                .forEach(controller::enableNativeAccess);
        return controller.layer();
    }

    private static String name(ModuleReference module) {
        return module.descriptor().name();
    }

    private Path[] libraries() throws IOException {
        String name = jar.getFileName().toString();
        Path folder = jar.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
        if (!Files.isDirectory(folder)) {
            return new Path[0];
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CapabilityJar::isJar).sorted().toArray(Path[]::new);
        }
    }

    private static List<Capability> capabilities(ModuleLayer layer) {
        return ServiceLoader.load(layer, Capability.class).stream()
                .filter(provider -> provider.type().getModule().getLayer() == layer)
                .map(provider -> Provided.capability(provider.type().getName(), provider::get)).toList();
    }

    /// The words of the module system, and for a module that is missing what to do about it.
    private static String reason(FindException e) {
        Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
        if (!missing.matches()) {
            return e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
        }
        String module = missing.group(1);
        return e.getMessage() + "; " + remedy(module);
    }

    private static String remedy(String module) {
        if (ModuleFinder.ofSystem().find(module).isPresent()) {
            return "this JDK has it: start with JDK_JAVA_OPTIONS=--add-modules=" + module;
        }
        return module.startsWith("java.") || module.startsWith("jdk.")
                ? "this runtime lacks that part of the JDK: link one by ./build.sh runtime --jdk " + module
                : "put the jar that has it into the folder beside the capability's jar";
    }
}
