import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/// Writes what a linked runtime and its base image consist of, as CycloneDX 1.6: the jars that were linked, the JDK, and the base's Debian packages.
/// Run with our own Jackson on the class path, as `java -cp MODULES/* Sbom.java RUNTIME MODULES OUTPUT [BASE_PACKAGES [BASE_IMAGE]]`, where BASE_PACKAGES is
/// the base's folder `/var/lib/dpkg/status.d` and BASE_IMAGE its name with digest. The same input gives the same bytes: no time is told, and the serial
/// number is made of the content.
final class Sbom {
    private static final Pattern PINNED = Pattern.compile("(?<repository>.+?/(?<name>[^/:@]+))(?::(?<tag>[^@]+))?@(?<digest>sha256:[0-9a-f]{64})");
    private static final Map<String, Object> APACHE = Map.of("license", Map.of("id", "Apache-2.0"));

    private final Map<String, String> release;
    private final Map<String, ModuleReference> linked;
    private final List<Map<String, Object>> components = new ArrayList<>();
    private final Map<String, Set<String>> dependencies = new TreeMap<>();

    private Sbom(Path runtime, Path modules) throws IOException {
        release = Files.readAllLines(runtime.resolve("release")).stream().map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("\"", "")));
        var names = Set.of(release.get("MODULES").split(" "));
        linked = ModuleFinder.of(modules).findAll().stream().filter(module -> names.contains(module.descriptor().name()))
                .collect(Collectors.toMap(module -> module.descriptor().name(), Function.identity(), (first, second) -> first, TreeMap::new));
        if (!linked.containsKey("wherry.app")) {
            throw new IllegalArgumentException("of the modules of " + runtime + " none is wherry.app in " + modules + ": is that where its jars are?");
        }
    }

    public static void main(String[] arguments) throws Exception {
        try {
            write(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println("Sbom: " + wrong.getMessage());
            System.exit(1);
        }
    }

    private static void write(String[] arguments) throws IOException, NoSuchAlgorithmException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("usage: java -cp MODULES/* Sbom.java RUNTIME MODULES OUTPUT [BASE_PACKAGES [BASE_IMAGE]]");
        }
        var sbom = new Sbom(Path.of(arguments[0]), Path.of(arguments[1]));
        String version = sbom.linked.get("wherry.app").descriptor().rawVersion().orElseThrow();
        var server = component("application", "wherry", version, "wherry@" + version);
        server.put("group", "dev.wherry");
        server.put("licenses", List.of(APACHE));
        Set<String> parts = sbom.jars();
        if (arguments.length > 3) {
            String system = sbom.packages(Path.of(arguments[3]));
            parts.add(arguments.length > 4 ? sbom.image(arguments[4], system) : system);
        }
        sbom.dependencies.put("wherry@" + version, parts);
        Files.writeString(Path.of(arguments[2]), sbom.bill(server));
    }

    private String bill(Map<String, Object> server) {
        var bill = new LinkedHashMap<String, Object>();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("serialNumber", "");
        bill.put("version", 1);
        bill.put("metadata", Map.of("component", server));
        bill.put("components", components);
        bill.put("dependencies", dependencies.entrySet().stream().map(Sbom::dependency).toList());
        var json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);
        var content = json.asString(bill).getBytes(StandardCharsets.UTF_8);
        bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(content));
        return json.asString(bill) + "\n";
    }

    private static Map<String, Object> dependency(Map.Entry<String, Set<String>> dependency) {
        return map("ref", dependency.getKey(), "dependsOn", List.copyOf(dependency.getValue()));
    }

    /// Adds each linked jar and the JDK, and returns those jars that no other requires.
    private Set<String> jars() throws IOException, NoSuchAlgorithmException {
        String jdk = jdk();
        var references = new HashMap<String, String>();
        for (ModuleReference module : linked.values()) {
            references.put(module.descriptor().name(), jar(module));
        }
        var roots = new TreeSet<>(references.values());
        for (ModuleReference module : linked.values()) {
            Set<String> needed = module.descriptor().requires().stream().map(ModuleDescriptor.Requires::name)
                    .map(name -> references.getOrDefault(name, jdk)).collect(Collectors.toCollection(TreeSet::new));
            needed.add(jdk);
            dependencies.put(references.get(module.descriptor().name()), needed);
            roots.removeAll(needed);
        }
        return roots;
    }

    private String jar(ModuleReference module) throws IOException, NoSuchAlgorithmException {
        Path path = Path.of(module.location().orElseThrow());
        String name = module.descriptor().name();
        try (var jar = new JarFile(path.toFile())) {
            var facts = jar.getManifest().getMainAttributes();
            var maven = new Properties();
            for (var entry : jar.stream().filter(entry -> entry.getName().endsWith("/pom.properties")).toList()) {
                maven.load(jar.getInputStream(entry));
            }
            boolean ours = maven.isEmpty() && name.startsWith("wherry.");
            String group = maven.getProperty("groupId", ours ? "dev.wherry" : "");
            String artifact = maven.getProperty("artifactId", name);
            String version = maven.getProperty("version", module.descriptor().rawVersion().orElse("unknown"));
            var purl = group.isEmpty() ? null : "pkg:maven/" + group + "/" + artifact + "@" + escape(version) + "?type=jar";
            var component = component("library", artifact, version, purl == null ? name + "@" + version : purl);
            put(component, "group", group);
            put(component, "publisher", facts.getValue("Implementation-Vendor"));
            put(component, "licenses", license(facts.getValue("Bundle-License"), ours));
            put(component, "purl", purl);
            component.put("hashes", List.of(hash("SHA-256", path), hash("SHA-512", path)));
            return add(component);
        }
    }

    /// Adds the JDK under the names by which Syft finds one and vulnerability databases list it.
    private String jdk() {
        String version = release.getOrDefault("JAVA_RUNTIME_VERSION", release.get("JAVA_VERSION"));
        String source = release.containsKey("SOURCE_REPO") ? "&repository_url=" + escape(release.get("SOURCE_REPO")) : "";
        String purl = "pkg:generic/oracle/openjdk@" + escape(version) + "?arch=" + release.get("OS_ARCH") + "&os=" + release.get("OS_NAME") + source;
        var component = component("platform", "openjdk", version, purl);
        put(component, "publisher", release.get("IMPLEMENTOR"));
        component.put("description", Stream.of(release.get("MODULES").split(" ")).filter(name -> !linked.containsKey(name))
                .collect(Collectors.joining(" ", release.get("IMPLEMENTOR_VERSION") + ", with only its modules ", "")));
        component.put("licenses", List.of(Map.of("expression", "GPL-2.0-only WITH Classpath-exception-2.0")));
        component.put("cpe", "cpe:2.3:a:oracle:openjdk:" + release.get("JAVA_VERSION") + ":*:*:*:*:*:*:*");
        component.put("purl", purl);
        return add(component);
    }

    /// Adds the base's distribution and its packages. Trivy looks advisories up by source package, which it reads from properties of its own only.
    private String packages(Path folder) throws IOException {
        var packages = new TreeMap<String, Map<String, String>>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.toString().endsWith(".md5sums")).toList()) {
                var fields = Files.readAllLines(file).stream().filter(line -> line.matches("[A-Z][^ ]*: .*")).map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
                packages.put(fields.getOrDefault("Package", ""), fields);
            }
        }
        if (!packages.containsKey("base-files")) {
            throw new IllegalArgumentException(folder + " is no /var/lib/dpkg/status.d: it has no base-files");
        }
        String version = packages.get("base-files").get("Version").split("[.+]")[0];
        String system = add(component("operating-system", "debian", version, "debian@" + version));
        dependencies.put(system, packages.values().stream().map(fields -> debian(fields, version)).collect(Collectors.toCollection(TreeSet::new)));
        return system;
    }

    private String debian(Map<String, String> fields, String release) {
        String name = fields.get("Package");
        String version = fields.get("Version");
        String[] source = fields.getOrDefault("Source", name).split("[ ()]+");
        String purl = "pkg:deb/debian/" + escape(name) + "@" + escape(version) + "?arch=" + fields.get("Architecture") + "&distro=debian-" + release
                + (source[0].equals(name) ? "" : "&upstream=" + escape(source[0]));
        var component = component("library", name, version, purl);
        put(component, "publisher", fields.get("Maintainer"));
        component.put("purl", purl);
        component.put("properties", List.of(map("name", "aquasecurity:trivy:SrcName", "value", source[0]),
                map("name", "aquasecurity:trivy:SrcVersion", "value", source.length > 1 ? source[1] : version)));
        return add(component);
    }

    private String image(String reference, String system) {
        var pinned = PINNED.matcher(reference);
        if (!pinned.matches()) {
            throw new IllegalArgumentException("'" + reference + "' is no image with its digest, such as registry/name:tag@sha256:…");
        }
        String tag = pinned.group("tag") == null ? "" : "&tag=" + pinned.group("tag");
        String purl = "pkg:oci/" + pinned.group("name") + "@" + escape(pinned.group("digest")) + "?repository_url=" + escape(pinned.group("repository")) + tag;
        var component = component("container", pinned.group("repository"), pinned.group("digest"), purl);
        component.put("purl", purl);
        dependencies.put(purl, Set.of(system));
        return add(component);
    }

    private static List<?> license(String declared, boolean ours) {
        if (ours || declared != null && declared.contains("apache.org/licenses/LICENSE-2.0")) {
            return List.of(APACHE);
        }
        return declared == null ? null : List.of(Map.of("license", Map.of("name", declared)));
    }

    private static Map<String, Object> component(String type, String name, String version, String reference) {
        return map("type", type, "bom-ref", reference, "name", name, "version", version);
    }

    private String add(Map<String, Object> component) {
        components.add(component);
        return (String) component.get("bom-ref");
    }

    private static void put(Map<String, Object> component, String key, Object value) {
        if (value != null && !value.equals("")) {
            component.put(key, value);
        }
    }

    private static Map<String, Object> hash(String algorithm, Path file) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
        return map("alg", algorithm, "content", HexFormat.of().formatHex(digest));
    }

    /// A map that keeps its order, which `Map.of` does not from one run to the next.
    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
    }
}
