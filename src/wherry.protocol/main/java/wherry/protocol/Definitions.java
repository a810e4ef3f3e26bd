package wherry.protocol;

import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Icon;
import wherry.tool.Implementation;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;

/// Puts what a server offers on the wire, in the words of one revision: a field is left out where the revision lacks it.
public final class Definitions {
    private static final Json OBJECT = Json.of("object");

    private final Revision revision;

    public Definitions(Revision revision) {
        this.revision = revision;
    }

    public JsonObject tool(Tool tool) {
        var json = named(tool.name(), tool.title(), tool.description(), tool.icons())
                .put("inputSchema", tool.inputSchema());
        if (revision.since(Revision.V2025_06_18)) {
            json.put("outputSchema", tool.outputSchema().filter(this::isCarried));
        }
        if (revision.since(Revision.V2025_03_26)) {
            json.put("annotations", tool.annotations().map(Definitions::annotations));
        }
        return meta(json, tool.meta()).build();
    }

    /// Before 2026-07-28 structured results are objects.
    boolean isCarried(JsonObject outputSchema) {
        return revision.isModern() || outputSchema.get("type").equals(Optional.of(OBJECT));
    }

    private static JsonObject annotations(ToolAnnotations hints) {
        return JsonObject.builder()
                .putString("title", hints.title())
                .put("readOnlyHint", hints.readOnly().map(Json::of))
                .put("destructiveHint", hints.destructive().map(Json::of))
                .put("idempotentHint", hints.idempotent().map(Json::of))
                .put("openWorldHint", hints.openWorld().map(Json::of))
                .build();
    }

    public JsonObject resource(Resource resource) {
        var json = JsonObject.builder().put("uri", resource.uri())
                .putAll(named(resource.name(), resource.title(), resource.description(), resource.icons()).build())
                .putString("mimeType", resource.mimeType())
                .put("size", resource.size().map(Json::of))
                .put("annotations", Contents.annotations(resource.annotations(), revision));
        return meta(json, resource.meta()).build();
    }

    public JsonObject template(ResourceTemplate template) {
        var json = JsonObject.builder().put("uriTemplate", template.uriTemplate().toString())
                .putAll(named(template.name(), template.title(), template.description(), template.icons()).build())
                .putString("mimeType", template.mimeType())
                .put("annotations", Contents.annotations(template.annotations(), revision));
        return meta(json, template.meta()).build();
    }

    public JsonObject prompt(Prompt prompt) {
        var json = named(prompt.name(), prompt.title(), prompt.description(), prompt.icons());
        if (!prompt.arguments().isEmpty()) {
            json.put("arguments", JsonArray.of(prompt.arguments(), this::argument));
        }
        return meta(json, prompt.meta()).build();
    }

    private JsonObject argument(PromptArgument argument) {
        return named(argument.name(), argument.title(), argument.description(), List.of())
                .put("required", argument.required()).build();
    }

    public JsonObject implementation(Implementation info) {
        var json = JsonObject.builder().put("name", info.name()).put("version", info.version());
        if (revision.since(Revision.V2025_06_18)) {
            json.putString("title", info.title());
        }
        if (revision.since(Revision.V2025_11_25)) {
            json.putString("description", info.description()).putString("websiteUrl", info.websiteUrl());
            icons(json, info.icons());
        }
        return json.build();
    }

    private JsonObject.Builder named(String name, Optional<String> title, Optional<String> description, List<Icon> icons) {
        var json = JsonObject.builder().put("name", name);
        if (revision.since(Revision.V2025_06_18)) {
            json.putString("title", title);
        }
        json.putString("description", description);
        if (revision.since(Revision.V2025_11_25)) {
            icons(json, icons);
        }
        return json;
    }

    private static void icons(JsonObject.Builder json, List<Icon> icons) {
        if (!icons.isEmpty()) {
            json.put("icons", JsonArray.of(icons, icon -> {
                var entry = JsonObject.builder().put("src", icon.src()).putString("mimeType", icon.mimeType());
                if (!icon.sizes().isEmpty()) {
                    entry.put("sizes", JsonArray.of(icon.sizes(), Json::of));
                }
                return entry.putString("theme", icon.theme()).build();
            }));
        }
    }

    private JsonObject.Builder meta(JsonObject.Builder json, JsonObject meta) {
        return meta.isEmpty() || !revision.since(Revision.V2025_06_18) ? json : json.put("_meta", meta);
    }
}
