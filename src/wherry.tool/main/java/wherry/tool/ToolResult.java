package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;

/// What a tool answers (specification: server/tools, Tool Result). Immutable: what is said of it gives another.
public final class ToolResult {
    private final List<Content> content;
    /// Null when there is none.
    private final Json structuredContent;
    private final boolean isError;
    private final JsonObject meta;

    private ToolResult(List<Content> content, Json structuredContent, boolean isError, JsonObject meta) {
        this.content = content;
        this.structuredContent = structuredContent;
        this.isError = isError;
        this.meta = meta;
    }

    public static ToolResult text(String text) {
        return of(Content.text(text));
    }

    public static ToolResult of(Content... content) {
        return of(List.of(content));
    }

    public static ToolResult of(List<? extends Content> content) {
        return new ToolResult(List.copyOf(content), null, false, JsonObject.EMPTY);
    }

    /// A structured result: any JSON, valid by the tool's output schema. Revisions 2025-06-18 and 2025-11-25 carry it only when it is an
    /// object, older ones not at all. All of them carry the content.
    ///
    /// @param content for the model; without any, the value's JSON text
    public static ToolResult structured(Json value, Content... content) {
        List<Content> shown = content.length == 0 ? List.of(Content.text(value.toString())) : List.of(content);
        return new ToolResult(shown, Objects.requireNonNull(value), false, JsonObject.EMPTY);
    }

    /// A failure that the model should read.
    public static ToolResult error(String message) {
        return text(message).asError();
    }

    /// The same as a failure, in a way the model can act on.
    public ToolResult asError() {
        return new ToolResult(content, structuredContent, true, meta);
    }

    /// A member of `_meta`.
    public ToolResult meta(String key, Json value) {
        return new ToolResult(content, structuredContent, isError, meta.toBuilder().put(key, value).build());
    }

    public List<Content> content() {
        return content;
    }

    public Optional<Json> structuredContent() {
        return Optional.ofNullable(structuredContent);
    }

    public boolean isError() {
        return isError;
    }

    public JsonObject meta() {
        return meta;
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(content, structuredContent, isError, meta);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ToolResult that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "ToolResult" + parts();
    }
}
