package wherry.server.catalog;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.SchemaException;
import wherry.json.schema.SchemaMistakes;
import wherry.server.event.Log;
import wherry.tool.Capability;
import wherry.tool.Extension;
import wherry.tool.Prompt;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;

/// All that one capability offers at one moment; immutable.
///
/// @param instructions empty when the capability has none
record Contribution(Capability capability, List<ToolEntry> tools, List<Resource> resources, List<ResourceTemplate> templates,
        List<Prompt> prompts, List<Extension> extensions, String instructions) {

    /// The contribution of a capability that was not read yet.
    static Contribution none(Capability capability) {
        return new Contribution(capability, List.of(), List.of(), List.of(), List.of(), List.of(), "");
    }

    /// The same with other tools and other instructions.
    Contribution with(List<ToolEntry> others, String guidance) {
        return new Contribution(capability, others, resources, templates, prompts, extensions, guidance);
    }

    /// Asks a capability for all that it offers. This runs the capability's code, so the caller must hold no lock.
    ///
    /// @param before the contribution so far; a tool whose schemas are the same keeps the compiled ones
    /// @param log    takes what is likely wrong in schemas
    /// @throws IllegalArgumentException when a list has two things of one name, or a schema is not valid
    static Contribution of(Capability capability, Contribution before, Log log) {
        return new Reading(capability, before, log, broken -> {
            throw broken;
        }).read();
    }

    /// The same, but leaves out and logs a tool that is not valid, so that the capability keeps its other tools.
    static Contribution withoutBroken(Capability capability, Contribution before, Log log) {
        return new Reading(capability, before, log, broken -> log.write(Level.ERROR, "tool left out", JsonObject.of(
                "capability", Json.of(capability.name()), "reason", Json.of(broken.getMessage())))).read();
    }

    private static final class Reading {
        private final Capability capability;
        private final Map<String, ToolEntry> known = new HashMap<>();
        private final Log log;
        private final Consumer<IllegalArgumentException> atBrokenTool;

        Reading(Capability capability, Contribution before, Log log, Consumer<IllegalArgumentException> atBrokenTool) {
            this.capability = capability;
            this.log = log;
            this.atBrokenTool = atBrokenTool;
            before.tools().forEach(entry -> known.put(entry.tool().name(), entry));
        }

        Contribution read() {
            return new Contribution(capability, tools(), checked("resources", capability.resources(), Resource::reader),
                    checked("resourceTemplates", capability.resourceTemplates(), ResourceTemplate::reader),
                    checked("prompts", capability.prompts(), Prompt::handler),
                    checked("extensions", capability.extensions(), Extension::methods), capability.instructions().orElse(""));
        }

        /// @param part asked for of each, since what lacks it says so
        private static <T> List<T> checked(String method, List<T> list, Consumer<T> part) {
            if (list == null) {
                throw new IllegalArgumentException(method + "() gave null; give an empty list for none");
            }
            list.forEach(part);
            return List.copyOf(list);
        }

        private List<ToolEntry> tools() {
            var entries = new ArrayList<ToolEntry>();
            Set<String> names = new HashSet<>();
            for (Tool tool : checked("tools", capability.tools(), Tool::name)) {
                try {
                    if (!names.add(tool.name())) {
                        throw new IllegalArgumentException("a second tool named " + tool.name() + "; rename one of them");
                    }
                    entries.add(entry(tool));
                } catch (IllegalArgumentException e) {
                    atBrokenTool.accept(e);
                }
            }
            return List.copyOf(entries);
        }

        private ToolEntry entry(Tool tool) {
            tool.handler();
            ToolEntry before = known.get(tool.name());
            if (before != null && before.tool().equals(tool)) {
                return before;
            }
            if (tool.hasCheckedSchemas()) {
                return new ToolEntry(tool);
            }
            if (before != null && before.tool().inputSchema().equals(tool.inputSchema())
                    && before.tool().outputSchema().equals(tool.outputSchema())) {
                return new ToolEntry(tool, before.schemas());
            }
            try {
                var entry = new ToolEntry(tool, CompiledSchemas.of(tool));
                warn(tool, "input", tool.inputSchema());
                warn(tool, "output", tool.outputSchema().orElse(JsonObject.EMPTY));
                return entry;
            } catch (SchemaException | IllegalArgumentException e) {
                throw new IllegalArgumentException("tool " + tool.name() + ": " + e.getMessage(), e);
            }
        }

        private void warn(Tool tool, String which, JsonObject schema) {
            for (String mistake : SchemaMistakes.in(schema)) {
                log.write(Level.WARNING, "schema may be wrong", JsonObject.builder().put("capability", capability.name())
                        .put("tool", tool.name()).put("schema", which).put("problem", mistake).build());
            }
        }
    }
}
