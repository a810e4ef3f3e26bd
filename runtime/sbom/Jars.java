import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/// The jars that were linked into a runtime.
final class Jars {
    private final Bill bill;
    private final String publisher;
    private final Map<String, ModuleReference> linked;

    /// @param modules the folders of the jars
    /// @param names   the modules of the runtime
    /// @throws IllegalArgumentException if a module of the runtime is in none of the folders and not in this JDK, which must be the one that linked it
    Jars(Bill bill, String publisher, ModuleFinder modules, Collection<String> names) {
        this.bill = bill;
        this.publisher = publisher;
        linked = modules.findAll().stream().filter(module -> names.contains(module.descriptor().name()))
                .collect(Collectors.toMap(module -> module.descriptor().name(), Function.identity(), (first, second) -> first, TreeMap::new));
        var unknown = names.stream().filter(name -> !linked.containsKey(name) && ModuleFinder.ofSystem().find(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the runtime has " + String.join(", ", unknown)
                    + ", whose jar is in none of the folders of modules, and which is not of this JDK either");
        }
    }

    boolean has(String module) {
        return linked.containsKey(module);
    }

    String version(String module) {
        return linked.get(module).descriptor().rawVersion().orElseThrow();
    }

    /// Adds each jar.
    ///
    /// @param jdk the reference of the JDK, which each jar needs
    /// @return the references of the jars that no other jar requires
    Set<String> add(String jdk) throws IOException {
        var references = new HashMap<String, String>();
        for (ModuleReference module : linked.values()) {
            references.put(module.descriptor().name(), bill.add(jar(module)));
        }
        var roots = new TreeSet<>(references.values());
        for (ModuleReference module : linked.values()) {
            Set<String> needed = module.descriptor().requires().stream().map(ModuleDescriptor.Requires::name)
                    .map(name -> references.getOrDefault(name, jdk)).collect(Collectors.toCollection(TreeSet::new));
            needed.add(jdk);
            bill.depends(references.get(module.descriptor().name()), needed);
            roots.removeAll(needed);
        }
        return roots;
    }

    private Component jar(ModuleReference module) throws IOException {
        Path path = Path.of(module.location().orElseThrow());
        String name = module.descriptor().name();
        try (var jar = new JarFile(path.toFile())) {
            var facts = jar.getManifest().getMainAttributes();
            var maven = new Properties();
            for (var entry : jar.stream().filter(entry -> entry.getName().endsWith("/pom.properties")).toList()) {
                maven.load(jar.getInputStream(entry));
            }
            boolean ours = maven.isEmpty() && name.startsWith("wherry.");
            String vendor = ours ? publisher : facts.getValue("Implementation-Vendor");
            String group = maven.getProperty("groupId", ours ? "dev.wherry" : "");
            String artifact = maven.getProperty("artifactId", name);
            String version = maven.getProperty("version", module.descriptor().rawVersion().orElse("unknown"));
            var component = group.isEmpty() ? Component.of("library", artifact, version, name + "@" + version)
                    : Component.withPurl("library", artifact, version, "pkg:maven/" + group + "/" + artifact + "@" + Component.escape(version) + "?type=jar");
            return component.suppliedBy(vendor == null ? group : vendor).with("group", group).with("publisher", vendor)
                    .with("licenses", license(facts.getValue("Bundle-License"), ours))
                    .with("hashes", List.of(Component.hash("SHA-256", path), Component.hash("SHA-512", path)));
        }
    }

    private static List<?> license(String declared, boolean ours) {
        if (ours || declared != null && declared.contains("apache.org/licenses/LICENSE-2.0")) {
            return Component.APACHE;
        }
        return declared == null ? null : List.of(Map.of("license", Map.of("name", declared)));
    }
}
