import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Adds the base image, its distribution and its Debian packages to a bill.
final class Base {
    private static final Pattern PINNED = Pattern.compile("(?<repository>.+?/(?<name>[^/:@]+))(?::(?<tag>[^@]+))?@(?<digest>sha256:[0-9a-f]{64})");
    private static final Pattern FIELD = Pattern.compile("[A-Z][^ ]*: .*");

    private final Bill bill;

    Base(Bill bill) {
        this.bill = bill;
    }

    /// @param folder the base's `/var/lib/dpkg/status.d`
    /// @return the reference of the distribution
    String packages(Path folder) throws IOException {
        var packages = new TreeMap<String, Map<String, String>>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.toString().endsWith(".md5sums")).toList()) {
                var fields = Files.readAllLines(file).stream().filter(FIELD.asMatchPredicate()).map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
                packages.put(fields.getOrDefault("Package", ""), fields);
            }
        }
        if (!packages.containsKey("base-files")) {
            throw new IllegalArgumentException(folder + " is no /var/lib/dpkg/status.d: it has no base-files");
        }
        String version = packages.get("base-files").get("Version").split("[.+]")[0];
        String system = bill.add(Component.of("operating-system", "debian", version, "debian@" + version).suppliedBy("Debian"));
        bill.depends(system, packages.values().stream().map(fields -> bill.add(debian(fields, version))).toList());
        return system;
    }

    /// Trivy looks up advisories by source package, which it reads only from properties of its own.
    private static Component debian(Map<String, String> fields, String release) {
        String name = fields.get("Package");
        String version = fields.get("Version");
        String[] source = fields.getOrDefault("Source", name).split("[ ()]+");
        String purl = "pkg:deb/debian/" + Component.escape(name) + "@" + Component.escape(version) + "?arch=" + fields.get("Architecture")
                + "&distro=debian-" + release + (source[0].equals(name) ? "" : "&upstream=" + Component.escape(source[0]));
        return Component.withPurl("library", name, version, purl).suppliedBy("Debian").with("publisher", fields.get("Maintainer"))
                .with("properties", List.of(property("SrcName", source[0]), property("SrcVersion", source.length > 1 ? source[1] : version)));
    }

    private static Map<String, Object> property(String name, String value) {
        return Component.map("name", "aquasecurity:trivy:" + name, "value", value);
    }

    /// @param name   the base's name with its digest
    /// @param system the reference of its distribution
    /// @return the reference of the base
    String image(String name, String system) {
        var pinned = PINNED.matcher(name);
        if (!pinned.matches()) {
            throw new IllegalArgumentException("'" + name + "' is no image with its digest, such as registry/name:tag@sha256:…");
        }
        String tag = pinned.group("tag") == null ? "" : "&tag=" + pinned.group("tag");
        String purl = "pkg:oci/" + pinned.group("name") + "@" + Component.escape(pinned.group("digest"))
                + "?repository_url=" + Component.escape(pinned.group("repository")) + tag;
        bill.depends(purl, List.of(system));
        return bill.add(Component.withPurl("container", pinned.group("repository"), pinned.group("digest"), purl)
                .suppliedBy(pinned.group("repository").split("/")[0]));
    }
}
