package wherry.server.catalog;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.SchemaException;
import wherry.json.schema.JsonSchema;
import wherry.server.catalog.CatalogSnapshot.ToolEntry;
import wherry.server.event.Log;
import wherry.tool.Capability;
import wherry.tool.Extension;
import wherry.tool.Prompt;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;

/// What one capability offers at one moment, with its schemas compiled; immutable.
record Contribution(Capability capability, List<ToolEntry> tools, List<Resource> resources, List<ResourceTemplate> templates,
        List<Prompt> prompts, List<Extension> extensions, Optional<String> instructions) {

    /// What a capability that has offered nothing yet is compared with.
    static Contribution none(Capability capability) {
        return new Contribution(capability, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /// Asks a capability for all that it offers. This runs the capability's code, so no lock may be held.
    ///
    /// @param before what it offered so far: a tool with the same schemas keeps the compiled ones
    /// @throws IllegalArgumentException when a list has two things of one name, or a schema is not valid
    static Contribution of(Capability capability, Contribution before) {
        return new Reading(capability, before, Optional.empty()).read();
    }

    /// The same, but a tool that is not valid is left out and logged, so that it costs the capability nothing else.
    static Contribution withoutBroken(Capability capability, Contribution before, Log log) {
        return new Reading(capability, before, Optional.of(log)).read();
    }

    private static final class Reading {
        private final Capability capability;
        private final Map<String, ToolEntry> known = new HashMap<>();
        private final Optional<Log> log;

        Reading(Capability capability, Contribution before, Optional<Log> log) {
            this.capability = capability;
            this.log = log;
            before.tools().forEach(entry -> known.put(entry.tool().name(), entry));
        }

        Contribution read() {
            return new Contribution(capability, tools(), List.copyOf(capability.resources()),
                    List.copyOf(capability.resourceTemplates()), List.copyOf(capability.prompts()),
                    List.copyOf(capability.extensions()), capability.instructions());
        }

        private List<ToolEntry> tools() {
            var entries = new ArrayList<ToolEntry>();
            Set<String> names = new HashSet<>();
            for (Tool tool : capability.tools()) {
                try {
                    if (!names.add(tool.name())) {
                        throw new IllegalArgumentException("a second tool named " + tool.name());
                    }
                    entries.add(entry(tool));
                } catch (IllegalArgumentException e) {
                    if (log.isEmpty()) {
                        throw e;
                    }
                    log.get().write(Level.ERROR, "tool left out", JsonObject.of("capability", Json.of(capability.name()),
                            "reason", Json.of(e.getMessage())));
                }
            }
            return List.copyOf(entries);
        }

        private ToolEntry entry(Tool tool) {
            ToolEntry before = known.get(tool.name());
            if (before != null && before.tool().equals(tool)) {
                return before;
            }
            if (before != null && before.tool().inputSchema().equals(tool.inputSchema())
                    && before.tool().outputSchema().equals(tool.outputSchema())) {
                return new ToolEntry(tool, before.input(), before.defaults(), before.output(), before.headers());
            }
            try {
                return new ToolEntry(tool, JsonSchema.compile(tool.inputSchema()), ArgumentDefaults.of(tool.inputSchema()),
                        tool.outputSchema().map(JsonSchema::compile), HeaderParameter.of(tool.inputSchema()));
            } catch (SchemaException | IllegalArgumentException e) {
                throw new IllegalArgumentException("tool " + tool.name() + ": " + e.getMessage(), e);
            }
        }
    }
}
