package wherry.server.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import wherry.json.JsonSchema;
import wherry.json.SchemaException;
import wherry.protocol.Methods;
import wherry.tool.Capability;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.Prompt;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;

/// All that the server offers at one moment, checked and ready to be found; immutable.
public final class CatalogSnapshot {

    /// A tool with its schemas compiled.
    public record ToolEntry(Tool tool, JsonSchema input, Optional<JsonSchema> output, List<HeaderParameter> headers) {
    }

    /// An extension's method, with the extension that a client must have declared.
    public record MethodEntry(ExtensionMethod method, Extension extension) {
    }

    static final CatalogSnapshot NONE = new CatalogSnapshot(new Gathering(Map.of()));

    public final Map<String, ToolEntry> tools;
    public final Map<String, Resource> resources;
    public final Map<String, ResourceTemplate> templates;
    public final Map<String, Prompt> prompts;
    public final Map<String, Extension> extensions;
    public final Map<String, MethodEntry> methods;
    public final Optional<String> instructions;

    private CatalogSnapshot(Gathering all) {
        tools = Collections.unmodifiableMap(all.tools);
        resources = Collections.unmodifiableMap(all.resources);
        templates = Collections.unmodifiableMap(all.templates);
        prompts = Collections.unmodifiableMap(all.prompts);
        extensions = Collections.unmodifiableMap(all.extensions);
        var byName = new HashMap<String, MethodEntry>();
        for (Extension extension : extensions.values()) {
            for (ExtensionMethod method : extension.methods()) {
                if (Methods.isCore(method.name())) {
                    throw new IllegalArgumentException("extension " + extension.identifier() + " has a method " + method.name()
                            + ", which is the protocol's own");
                }
                if (byName.put(method.name(), new MethodEntry(method, extension)) != null) {
                    throw new IllegalArgumentException("two extensions have a method named " + method.name());
                }
            }
        }
        methods = Map.copyOf(byName);
        instructions = all.instructions.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", all.instructions));
    }

    /// Gathers what these capabilities snapshot, in their order.
    ///
    /// @param before what was offered so far: a tool that is the same keeps its compiled schemas
    /// @throws IllegalArgumentException when two things have one name, or a schema is not valid
    static CatalogSnapshot of(List<Capability> capabilities, CatalogSnapshot before) {
        var all = new Gathering(before.tools);
        for (Capability capability : capabilities) {
            try {
                all.add(capability);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("capability " + capability.name() + ": " + e.getMessage(), e);
            }
        }
        return new CatalogSnapshot(all);
    }

    public boolean completes() {
        return templates.values().stream().anyMatch(template -> !template.completers().isEmpty())
                || prompts.values().stream().flatMap(prompt -> prompt.arguments().stream())
                        .anyMatch(argument -> argument.completer().isPresent());
    }

    private static final class Gathering {
        private final Map<String, ToolEntry> before;
        final Map<String, ToolEntry> tools = new LinkedHashMap<>();
        final Map<String, Resource> resources = new LinkedHashMap<>();
        final Map<String, ResourceTemplate> templates = new LinkedHashMap<>();
        final Map<String, Prompt> prompts = new LinkedHashMap<>();
        final Map<String, Extension> extensions = new LinkedHashMap<>();
        final List<String> instructions = new ArrayList<>();

        Gathering(Map<String, ToolEntry> before) {
            this.before = before;
        }

        void add(Capability capability) {
            capability.tools().forEach(tool -> put("tool", tools, tool.name(), entry(tool)));
            putAll("resource", resources, capability.resources(), Resource::uri);
            putAll("resource template", templates, capability.resourceTemplates(), each -> each.uriTemplate().toString());
            putAll("prompt", prompts, capability.prompts(), Prompt::name);
            putAll("extension", extensions, capability.extensions(), Extension::identifier);
            capability.instructions().ifPresent(instructions::add);
        }

        private ToolEntry entry(Tool tool) {
            ToolEntry known = before.get(tool.name());
            if (known != null && known.tool().equals(tool)) {
                return known;
            }
            try {
                return new ToolEntry(tool, JsonSchema.compile(tool.inputSchema()),
                        tool.outputSchema().map(JsonSchema::compile), HeaderParameter.of(tool.inputSchema()));
            } catch (SchemaException | IllegalArgumentException e) {
                throw new IllegalArgumentException("tool " + tool.name() + ": " + e.getMessage(), e);
            }
        }

        private static <T> void putAll(String what, Map<String, T> into, List<T> items, Function<T, String> name) {
            items.forEach(item -> put(what, into, name.apply(item), item));
        }

        private static <T> void put(String what, Map<String, T> into, String name, T item) {
            if (into.putIfAbsent(name, item) != null) {
                throw new IllegalArgumentException("a second " + what + " named " + name);
            }
        }
    }
}
