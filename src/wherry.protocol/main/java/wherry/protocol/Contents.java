package wherry.protocol;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Annotations;
import wherry.tool.Content;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceLink;
import wherry.tool.ResourceResult;
import wherry.tool.Role;
import wherry.tool.SamplingContent;
import wherry.tool.ToolResult;

/// Writes results as one revision defines them. Content of a kind that the revision lacks becomes text.
public final class Contents {
    private final Revision revision;

    public Contents(Revision revision) {
        this.revision = revision;
    }

    public JsonObject toolResult(ToolResult result) {
        var json = JsonObject.builder().put("content", contents(result.content()));
        result.structuredContent().ifPresent(value -> structured(json, value));
        return resultMeta(flagged(json, result.isError()), result.meta());
    }

    /// A tool's result that the server hands on to the client's model.
    JsonObject toolAnswer(SamplingContent.ToolAnswer answer) {
        ToolResult result = answer.result();
        var json = typed("tool_result").put("toolUseId", answer.toolUseId()).put("content", contents(result.content()));
        result.structuredContent().ifPresent(value -> structured(json, value));
        return meta(flagged(json, result.isError()), result.meta()).build();
    }

    private JsonArray contents(List<Content> content) {
        return JsonArray.of(content, this::content);
    }

    /// Revisions 2025-06-18 and 2025-11-25 carry only objects, and earlier ones carry no structured content.
    private void structured(JsonObject.Builder json, Json value) {
        if (revision.isModern() || value instanceof JsonObject && revision.since(Revision.V2025_06_18)) {
            json.put("structuredContent", value);
        }
    }

    private static JsonObject.Builder flagged(JsonObject.Builder json, boolean isError) {
        return isError ? json.put("isError", true) : json;
    }

    public JsonObject resourceResult(ResourceResult result) {
        return resultMeta(JsonObject.builder().put("contents", JsonArray.of(result.contents(), this::resource)), result.meta());
    }

    public JsonObject promptResult(PromptResult result) {
        var json = JsonObject.builder();
        result.description().ifPresent(text -> json.put("description", text));
        return resultMeta(json.put("messages", JsonArray.of(result.messages(), this::message)), result.meta());
    }

    private JsonObject message(PromptMessage message) {
        return JsonObject.of("role", role(message.role()), "content", content(message.content()));
    }

    public JsonObject content(Content content) {
        return switch (content) {
            case Content.Text text -> finish(typed("text").put("text", text.text()), text);
            case Content.Image image -> finish(typed("image").put("data", image.data())
                    .put("mimeType", image.mimeType()), image);
            case Content.Audio audio when !revision.since(Revision.V2025_03_26) -> instead(audio, "["
                    + audio.mimeType() + " audio, which revision " + revision.text() + " cannot carry]");
            case Content.Audio audio -> finish(typed("audio").put("data", audio.data())
                    .put("mimeType", audio.mimeType()), audio);
            case ResourceLink link when !revision.since(Revision.V2025_06_18) -> instead(link, "["
                    + link.title().orElse(link.name()) + ": " + link.uri() + "]");
            case ResourceLink link -> finish(link(link), link);
            case Content.EmbeddedResource embedded -> finish(typed("resource")
                    .put("resource", resource(embedded.resource())), embedded);
        };
    }

    private static JsonObject.Builder link(ResourceLink link) {
        var json = typed("resource_link").put("uri", link.uri()).put("name", link.name());
        link.title().ifPresent(title -> json.put("title", title));
        link.description().ifPresent(text -> json.put("description", text));
        link.mimeType().ifPresent(type -> json.put("mimeType", type));
        link.size().ifPresent(size -> json.put("size", size));
        return json;
    }

    private JsonObject instead(Content content, String text) {
        return content(new Content.Text(text, content.annotations(), content.meta()));
    }

    private JsonObject finish(JsonObject.Builder json, Content content) {
        annotate(json, content.annotations(), revision);
        return meta(json, content.meta()).build();
    }

    private JsonObject resource(ResourceContents contents) {
        var json = JsonObject.builder().put("uri", contents.uri());
        if (!contents.mimeType().isEmpty()) {
            json.put("mimeType", contents.mimeType());
        }
        switch (contents) {
            case ResourceContents.Text text -> json.put("text", text.text());
            case ResourceContents.Blob blob -> json.put("blob", blob.blob());
        }
        return meta(json, contents.meta()).build();
    }

    /// A result has `_meta` in every revision; its parts have it since 2025-06-18.
    private static JsonObject resultMeta(JsonObject.Builder json, JsonObject meta) {
        return meta.isEmpty() ? json.build() : json.put("_meta", meta).build();
    }

    JsonObject.Builder meta(JsonObject.Builder json, JsonObject meta) {
        return meta.isEmpty() || !revision.since(Revision.V2025_06_18) ? json : json.put("_meta", meta);
    }

    static JsonObject.Builder typed(String type) {
        return JsonObject.builder().put("type", type);
    }

    static Json role(Role role) {
        return Json.of(role == Role.USER ? "user" : "assistant");
    }

    static void annotate(JsonObject.Builder whole, Annotations annotations, Revision revision) {
        var json = JsonObject.builder();
        if (!annotations.audience().isEmpty()) {
            json.put("audience", JsonArray.of(annotations.audience().stream().sorted().toList(), Contents::role));
        }
        annotations.priority().ifPresent(priority -> json.put("priority", priority));
        if (revision.since(Revision.V2025_06_18)) {
            annotations.lastModified().ifPresent(time -> json.put("lastModified", time.toString()));
        }
        JsonObject built = json.build();
        if (!built.isEmpty()) {
            whole.put("annotations", built);
        }
    }
}
