package wherry.protocol;

import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.tool.Annotations;
import wherry.tool.Content;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.Role;
import wherry.tool.ToolResult;

/// Puts results on the wire, in the words of one revision. Content of a kind that the revision lacks becomes text.
public final class Contents {
    private final Revision revision;

    public Contents(Revision revision) {
        this.revision = revision;
    }

    public JsonObject toolResult(ToolResult result) {
        return resultMeta(outcome(JsonObject.builder(), result.content(), result.structuredContent(), result.isError()),
                result.meta());
    }

    /// What a tool gave, to the client or on to its model.
    JsonObject.Builder outcome(JsonObject.Builder json, List<Content> content, Optional<Json> structured, boolean isError) {
        json.put("content", JsonArray.of(content, this::content));
        if (revision.since(Revision.V2025_06_18)) {
            json.put("structuredContent", structured.filter(value -> revision.isModern() || value instanceof JsonObject));
        }
        return isError ? json.put("isError", true) : json;
    }

    public JsonObject resourceResult(ResourceResult result) {
        return resultMeta(JsonObject.builder().put("contents", JsonArray.of(result.contents(), this::resource)), result.meta());
    }

    public JsonObject promptResult(PromptResult result) {
        return resultMeta(JsonObject.builder().putString("description", result.description())
                .put("messages", JsonArray.of(result.messages(), this::message)), result.meta());
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
            case Content.ResourceLink link when !revision.since(Revision.V2025_06_18) -> instead(link, "["
                    + link.title().orElse(link.name()) + ": " + link.uri() + "]");
            case Content.ResourceLink link -> finish(typed("resource_link").put("uri", link.uri())
                    .put("name", link.name()).putString("title", link.title())
                    .putString("description", link.description()).putString("mimeType", link.mimeType())
                    .put("size", link.size().map(Json::of)), link);
            case Content.EmbeddedResource embedded -> finish(typed("resource")
                    .put("resource", resource(embedded.resource())), embedded);
        };
    }

    private JsonObject instead(Content content, String text) {
        return content(new Content.Text(text, content.annotations(), content.meta()));
    }

    private JsonObject finish(JsonObject.Builder json, Content content) {
        return meta(json.put("annotations", annotations(content.annotations(), revision)), content.meta()).build();
    }

    private JsonObject resource(ResourceContents contents) {
        var json = JsonObject.builder().put("uri", contents.uri()).putString("mimeType", contents.mimeType());
        switch (contents) {
            case ResourceContents.Text text -> json.put("text", text.text());
            case ResourceContents.Blob blob -> json.put("blob", blob.blob());
        }
        return meta(json, contents.meta()).build();
    }

    /// Results have had `_meta` from the start, what is inside them since 2025-06-18.
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

    static Optional<JsonObject> annotations(Annotations annotations, Revision revision) {
        var json = JsonObject.builder();
        if (!annotations.audience().isEmpty()) {
            json.put("audience", JsonArray.of(annotations.audience().stream().sorted().toList(), Contents::role));
        }
        json.put("priority", annotations.priority().map(JsonNumber::of));
        if (revision.since(Revision.V2025_06_18)) {
            json.putString("lastModified", annotations.lastModified().map(Object::toString));
        }
        return Optional.of(json.build()).filter(object -> !object.isEmpty());
    }
}
