import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the bill of materials of a linked runtime and its base image, as CycloneDX 1.6: the jars that are linked or beside the runtime, the JDK, and the
/// base's Debian packages. Run by the JDK that linked the runtime, with our Jackson on the class path, as
/// `java -cp MODULES/* Sbom.java RUNTIME MODULE_PATH OUTPUT MOMENT URL [BASE_PACKAGES [BASE_IMAGE]]`. MODULE_PATH are the folders with the jars, MOMENT is
/// the time of the last change of the contents, URL the address of the product; BASE_PACKAGES is the base's folder `/var/lib/dpkg/status.d`, and BASE_IMAGE
/// its name with digest. The same input gives the same bytes.
final class Sbom {
    private static final String PUBLISHER = "Wherry";
    private static final String USAGE = "usage: java -cp MODULES/* Sbom.java RUNTIME MODULE_PATH OUTPUT MOMENT URL [BASE_PACKAGES [BASE_IMAGE]]";

    private Sbom() {
    }

    public static void main(String[] arguments) throws IOException {
        try {
            if (arguments.length < 5) {
                throw new IllegalArgumentException(USAGE);
            }
            Files.writeString(Path.of(arguments[2]), bill(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println("Sbom: " + wrong.getMessage());
            System.exit(1);
        }
    }

    private static String bill(String[] arguments) throws IOException {
        Path runtime = Path.of(arguments[0]);
        var folders = Stream.of(arguments[1].split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
        String url = arguments[4];
        var release = release(runtime);
        var names = new TreeSet<>(Set.of(release.get("MODULES").split(" ")));
        var bill = new Bill();
        var beside = ModuleFinder.of(beside(runtime.resolve("capabilities")));
        beside.findAll().forEach(module -> names.add(module.descriptor().name()));
        var jars = new Jars(bill, PUBLISHER, ModuleFinder.compose(ModuleFinder.of(folders), beside), names);
        names.removeIf(jars::has);
        var parts = jars.add(new Jdk(bill, runtime, release).add(names));
        if (arguments.length > 5) {
            var base = new Base(bill);
            String system = base.packages(Path.of(arguments[5]));
            parts.add(arguments.length > 6 ? base.image(arguments[6], system) : system);
        }
        var server = server(runtime, jars.version("wherry.app"), url);
        bill.depends(server.reference(), parts);
        return bill.json(arguments[3], PUBLISHER, url, server);
    }

    /// The jars that were not linked.
    private static Path[] beside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Path[0];
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toArray(Path[]::new);
        }
    }

    private static Map<String, String> release(Path runtime) throws IOException {
        return Files.readAllLines(runtime.resolve("release")).stream().map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("\"", "")));
    }

    /// The published product. The hash of the linked modules identifies the runtime that the bill describes.
    private static Component server(Path runtime, String version, String url) throws IOException {
        String purl = url.startsWith("https://github.com/") ? "pkg:github/" + url.substring("https://github.com/".length()) + "@v" + version
                : "pkg:generic/wherry@" + version + "?vcs_url=" + Component.escape("git+" + url);
        return Component.withPurl("application", "wherry", version, purl).with("group", "dev.wherry").with("licenses", Component.APACHE)
                .with("components", List.of(Component.file("lib/modules", List.of(Component.hash("SHA-256", runtime.resolve("lib/modules")))).members()))
                .with("externalReferences", List.of(Component.map("type", "vcs", "url", url)));
    }
}
