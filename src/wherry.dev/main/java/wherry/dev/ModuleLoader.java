package wherry.dev;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import wherry.tool.Capability;

/// Compiles capability modules from their sources, and loads each into a module layer of its own.
final class ModuleLoader {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Path root;
    private final Path output;
    private final Path serverModules = Path.of(System.getProperty("jdk.module.path"));
    private final ModuleCompiler compiler;
    private int generation;

    /// @param root   of the repository
    /// @param output where classes go
    ModuleLoader(Path root, Path output) {
        this.root = root;
        this.output = output;
        this.compiler = new ModuleCompiler(root.resolve("pom.xml"));
    }

    /// A module that does not compile, or cannot be loaded: the message says why, in javac's lines or in one of ours.
    static final class NotLoaded extends Exception {
        private static final long serialVersionUID = 1;

        NotLoaded(String message) {
            super(message);
        }

        NotLoaded(Throwable cause) {
            super(Thrown.inOneLine(cause), cause);
        }
    }

    /// The capabilities of a module. Shows what the compiler says on standard error.
    List<Capability> load(Path module) throws NotLoaded {
        Path own = output.resolve(name(module) + "-" + ++generation);
        Path classes = own.resolve("classes");
        try {
            List<Path> modulePath = List.of(serverModules, libraries(module, own));
            var said = new StringWriter();
            boolean compiles = compiler.compile(module, classes, modulePath, said);
            System.err.print(said);
            if (!compiles) {
                throw new NotLoaded("it does not compile\n" + said.toString().strip());
            }
            return loaded(name(module), classes, modulePath);
        } catch (IOException | RuntimeException | Error e) {
            throw new NotLoaded(e);
        }
    }

    /// Copies the libraries that Maven brought, so that a later build takes no jar away while it is in use.
    private Path libraries(Path module, Path own) throws IOException {
        Path copies = own.resolve("libraries");
        Path built = root.resolve("target/modules").resolve(name(module));
        try (Stream<Path> jars = Files.isDirectory(built) ? Files.list(built) : Stream.empty()) {
            Folders.copy(jars.toList(), copies);
        }
        return copies;
    }

    private List<Capability> loaded(String name, Path classes, List<Path> modulePath) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration().resolve(ModuleFinder.of(classes),
                ModuleFinder.of(modulePath.toArray(Path[]::new)), Set.of(name));
        ModuleLayer layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader());
        // As long as any of its code can run, some of its classes may not be read yet.
        CLEANER.register(layer, () -> Folders.delete(classes.getParent()));
        return ServiceLoader.load(layer, Capability.class).stream()
                .filter(provider -> provider.type().getModule().getLayer() == layer)
                .map(ServiceLoader.Provider::get).toList();
    }

    /// Has Maven build a module, which brings the libraries that its `pom.xml` names.
    ///
    /// @return whether Maven succeeded
    boolean resolve(Path module) throws InterruptedException {
        try {
            return Maven.start(root, "-Dmaven.test.skip=true", "-pl", "modules/" + name(module), "-am", "package").waitFor() == 0;
        } catch (IOException e) {
            System.err.println("wherry dev: " + e.getMessage());
            return false;
        }
    }

    private static String name(Path module) {
        return module.getFileName().toString();
    }
}
