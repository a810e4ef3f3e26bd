import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.jr.ob.JSON;

/// Builds a bill of materials, as CycloneDX 1.6. The same content gives the same bytes; the serial number is computed from the content.
final class Bill {
    private final List<Map<String, Object>> components = new ArrayList<>();
    private final Map<String, Set<String>> dependencies = new TreeMap<>();

    /// Returns the component's reference.
    String add(Component component) {
        components.add(component.members());
        return component.reference();
    }

    void depends(String reference, Collection<String> on) {
        dependencies.put(reference, new TreeSet<>(on));
    }

    /// @param moment the time of the last change of its contents, by RFC 3339
    /// @param server the component that the bill describes
    String json(String moment, String publisher, String url, Component server) throws IOException {
        var version = server.members().get("version");
        var supplier = Component.map("name", publisher, "url", List.of(url));
        server.members().put("supplier", supplier);
        var bill = Component.map("bomFormat", "CycloneDX", "specVersion", "1.6", "serialNumber", "", "version", 1,
                "metadata", Component.map("timestamp", moment, "lifecycles", List.of(Map.of("phase", "build")),
                        "tools", Map.of("components", List.of(Component.map("type", "application", "name", "Sbom.java", "version", version))),
                        "authors", List.of(Map.of("name", publisher)), "component", server.members(), "supplier", supplier),
                "components", components,
                "dependencies", dependencies.entrySet().stream()
                        .map(each -> Component.map("ref", each.getKey(), "dependsOn", List.copyOf(each.getValue()))).toList());
        var json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);
        bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(json.asString(bill).getBytes(StandardCharsets.UTF_8)));
        return json.asString(bill) + "\n";
    }
}
