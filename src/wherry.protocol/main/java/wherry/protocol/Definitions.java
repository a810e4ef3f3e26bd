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

/// Writes what a server offers as one revision defines it. A member that the revision lacks is left out.
public final class Definitions {
    private static final Json OBJECT = Json.of("object");

    private final Revision revision;
    private final Contents contents;

    public Definitions(Revision revision) {
        this.revision = revision;
        this.contents = new Contents(revision);
    }

    public JsonObject tool(Tool tool) {
        var json = named(tool.name(), tool.title().orElse(null), tool.description().orElse(null), tool.icons())
                .put("inputSchema", tool.inputSchema());
        if (revision.since(Revision.V2025_06_18)) {
            tool.outputSchema().filter(this::isCarried).ifPresent(schema -> json.put("outputSchema", schema));
        }
        if (revision.since(Revision.V2025_03_26)) {
            annotations(json, tool.annotations());
        }
        return contents.meta(json, tool.meta()).build();
    }

    /// Before 2026-07-28 structured results are objects.
    boolean isCarried(JsonObject outputSchema) {
        return revision.isModern() || outputSchema.get("type").equals(Optional.of(OBJECT));
    }

    private static void annotations(JsonObject.Builder tool, ToolAnnotations hints) {
        if (hints.isEmpty()) {
            return;
        }
        var json = JsonObject.builder();
        hints.title().ifPresent(title -> json.put("title", title));
        hints.readOnly().ifPresent(hint -> json.put("readOnlyHint", hint));
        hints.destructive().ifPresent(hint -> json.put("destructiveHint", hint));
        hints.idempotent().ifPresent(hint -> json.put("idempotentHint", hint));
        hints.openWorld().ifPresent(hint -> json.put("openWorldHint", hint));
        tool.put("annotations", json.build());
    }

    public JsonObject resource(Resource resource) {
        var json = JsonObject.builder().put("uri", resource.uri())
                .putAll(named(resource.name(), resource.title().orElse(null), resource.description().orElse(null),
                        resource.icons()).build());
        resource.mimeType().ifPresent(type -> json.put("mimeType", type));
        resource.size().ifPresent(size -> json.put("size", size));
        Contents.annotate(json, resource.annotations(), revision);
        return contents.meta(json, resource.meta()).build();
    }

    public JsonObject template(ResourceTemplate template) {
        var json = JsonObject.builder().put("uriTemplate", template.uriTemplate().toString())
                .putAll(named(template.name(), template.title().orElse(null), template.description().orElse(null),
                        template.icons()).build());
        template.mimeType().ifPresent(type -> json.put("mimeType", type));
        Contents.annotate(json, template.annotations(), revision);
        return contents.meta(json, template.meta()).build();
    }

    public JsonObject prompt(Prompt prompt) {
        var json = named(prompt.name(), prompt.title().orElse(null), prompt.description().orElse(null), prompt.icons());
        if (!prompt.arguments().isEmpty()) {
            json.put("arguments", JsonArray.of(prompt.arguments(), this::argument));
        }
        return contents.meta(json, prompt.meta()).build();
    }

    private JsonObject argument(PromptArgument argument) {
        return named(argument.name(), argument.title().orElse(null), argument.description(), List.of())
                .put("required", argument.required()).build();
    }

    public JsonObject implementation(Implementation info) {
        var json = JsonObject.builder().put("name", info.name()).put("version", info.version());
        if (revision.since(Revision.V2025_06_18)) {
            info.title().ifPresent(title -> json.put("title", title));
        }
        if (revision.since(Revision.V2025_11_25)) {
            info.description().ifPresent(text -> json.put("description", text));
            info.websiteUrl().ifPresent(url -> json.put("websiteUrl", url));
            icons(json, info.icons());
        }
        return json.build();
    }

    /// @param title       null when there is none
    /// @param description null when there is none
    private JsonObject.Builder named(String name, String title, String description, List<Icon> icons) {
        var json = JsonObject.builder().put("name", name);
        if (title != null && revision.since(Revision.V2025_06_18)) {
            json.put("title", title);
        }
        if (description != null) {
            json.put("description", description);
        }
        if (revision.since(Revision.V2025_11_25)) {
            icons(json, icons);
        }
        return json;
    }

    private static void icons(JsonObject.Builder json, List<Icon> icons) {
        if (!icons.isEmpty()) {
            json.put("icons", JsonArray.of(icons, Definitions::icon));
        }
    }

    private static JsonObject icon(Icon icon) {
        var json = JsonObject.builder().put("src", icon.src());
        icon.mimeType().ifPresent(type -> json.put("mimeType", type));
        if (!icon.sizes().isEmpty()) {
            json.put("sizes", JsonArray.of(icon.sizes(), Json::of));
        }
        icon.theme().ifPresent(theme -> json.put("theme", theme));
        return json.build();
    }
}
