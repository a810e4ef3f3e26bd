import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Adds the JDK that a runtime was linked from to a bill, with the libraries that are compiled into it.
final class Jdk {
    /// The first line of a notice of the JDK about third-party code: its name, and usually its version.
    private static final Pattern NOTICE = Pattern.compile("## (?<title>.+?),?(?: v| Version | )(?<version>\\d[\\w.-]*)");

    private final Bill bill;
    private final Path runtime;
    private final Map<String, String> release;

    /// @param release the lines of the runtime's `release`
    Jdk(Bill bill, Path runtime, Map<String, String> release) {
        this.bill = bill;
        this.runtime = runtime;
        this.release = release;
    }

    /// Adds the JDK under the names by which Syft finds one and vulnerability databases list it.
    ///
    /// @param modules the modules of the JDK that are linked
    /// @return the reference of the JDK
    String add(Collection<String> modules) throws IOException {
        String version = release.getOrDefault("JAVA_RUNTIME_VERSION", release.get("JAVA_VERSION"));
        String source = release.containsKey("SOURCE_REPO") ? "&repository_url=" + Component.escape(release.get("SOURCE_REPO")) : "";
        String purl = "pkg:generic/oracle/openjdk@" + Component.escape(version) + "?arch=" + release.get("OS_ARCH") + "&os=" + release.get("OS_NAME") + source;
        bill.add(Component.withPurl("platform", "openjdk", version, purl)
                .suppliedBy(release.get("IMPLEMENTOR")).with("publisher", release.get("IMPLEMENTOR"))
                .with("description", modules.stream().collect(Collectors.joining(" ", release.get("IMPLEMENTOR_VERSION") + ", with only its modules ", "")))
                .with("licenses", List.of(Map.of("expression", "GPL-2.0-only WITH Classpath-exception-2.0")))
                .with("cpe", "cpe:2.3:a:oracle:openjdk:" + release.get("JAVA_VERSION") + ":*:*:*:*:*:*:*"));
        bill.depends(purl, libraries(modules));
        return purl;
    }

    /// Adds the libraries that are compiled into the JDK, such as zlib. No scanner finds them; the JDK's notices name them.
    private Collection<String> libraries(Collection<String> modules) throws IOException {
        var libraries = new TreeMap<String, Component>();
        for (String module : modules) {
            Path notices = runtime.resolve("legal").resolve(module);
            if (Files.isDirectory(notices)) {
                try (var files = Files.newDirectoryStream(notices, "*.md")) {
                    for (Path file : files) {
                        library(file).ifPresent(library -> libraries.put(library.reference(), library));
                    }
                }
            }
        }
        return libraries.values().stream().map(bill::add).toList();
    }

    private Optional<Component> library(Path notice) throws IOException {
        String name = notice.getFileName().toString().replace(".md", "");
        String title = Files.readAllLines(notice).getFirst();
        var parts = NOTICE.matcher(title);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String version = parts.group("version");
        return Optional.of(Component.withPurl("library", name, version, "pkg:generic/" + name + "@" + Component.escape(version))
                .suppliedBy(release.get("IMPLEMENTOR")).with("description", parts.group("title") + ", compiled into the JDK")
                .with("cpe", name.equals("zlib") ? "cpe:2.3:a:zlib:zlib:" + version + ":*:*:*:*:*:*:*" : null));
    }
}
