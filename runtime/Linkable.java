import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the capabilities that `jlink` can link: those that need no automatic module. Run as `java Linkable.java MODULE_PATH CAPABILITIES NATIVE`,
/// where the last two are names separated by commas, and NATIVE are the modules that may call native code. It prints four lines of names: the
/// capabilities that can be linked, those that cannot, the modules of the JDK that the latter need, and those of NATIVE that are linked.
final class Linkable {
    private final ModuleFinder jars;
    private final Set<String> linked = new TreeSet<>();
    private final Set<String> beside = new TreeSet<>();
    private final Set<String> ofJdk = new TreeSet<>();
    private final Set<String> inRuntime = new TreeSet<>();

    private Linkable(ModuleFinder jars) {
        this.jars = jars;
    }

    public static void main(String[] arguments) {
        var sorted = new Linkable(ModuleFinder.of(Stream.of(arguments[0].split(File.pathSeparator)).map(Path::of).toArray(Path[]::new)));
        names(arguments[1]).forEach(sorted::add);
        List<String> natives = names(arguments[2]).stream().filter(sorted.inRuntime::contains).toList();
        Stream.of(sorted.linked, sorted.beside, sorted.ofJdk, natives).forEach(each -> System.out.println(String.join(",", each)));
    }

    private static List<String> names(String text) {
        return Stream.of(text.split(",")).filter(name -> !name.isEmpty()).toList();
    }

    private void add(String capability) {
        Set<ResolvedModule> needed = Configuration.empty().resolve(jars, ModuleFinder.ofSystem(), Set.of(capability)).modules();
        List<ResolvedModule> automatic = needed.stream().filter(module -> module.reference().descriptor().isAutomatic()).toList();
        if (automatic.isEmpty()) {
            linked.add(capability);
            inRuntime.addAll(needed.stream().map(ResolvedModule::name).toList());
            return;
        }
        beside.add(capability);
        needed.stream().filter(module -> location(module).getScheme().equals("jrt")).map(ResolvedModule::name).forEach(ofJdk::add);
        ofJdk.addAll(needOf(automatic, needed));
    }

    private static URI location(ResolvedModule module) {
        return module.reference().location().orElseThrow();
    }

    /// Finds the modules of the JDK that automatic modules need, which have no descriptor that names them.
    private static List<String> needOf(List<ResolvedModule> automatic, Set<ResolvedModule> all) {
        String classPath = all.stream().map(Linkable::location).filter(each -> each.getScheme().equals("file"))
                .map(each -> Path.of(each).toString()).collect(Collectors.joining(File.pathSeparator));
        var options = new ArrayList<>(List.of("--ignore-missing-deps", "--print-module-deps", "--multi-release", "base", "--class-path", classPath));
        automatic.forEach(module -> options.add(Path.of(location(module)).toString()));
        var said = new StringWriter();
        var out = new PrintWriter(said);
        int code = ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, options.toArray(String[]::new));
        out.flush();
        if (code != 0) {
            throw new IllegalStateException("jdeps says: " + said);
        }
        return names(said.toString().strip());
    }
}
