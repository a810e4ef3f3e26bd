package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;

/// What a tool answers (specification: server/tools, Tool Result).
///
/// @param content           for the model; may be empty when `structuredContent` is there, whose text is then added
/// @param structuredContent any JSON, valid by the tool's output schema; revisions 2025-06-18 and 2025-11-25 carry it only
///                          when it is an object, older ones not at all, and all of them the text
/// @param isError           whether the call failed in a way the model can act on
/// @param meta              passed on as `_meta`
public record ToolResult(List<Content> content, Optional<Json> structuredContent, boolean isError, JsonObject meta) {

    public ToolResult {
        content = List.copyOf(content);
        Objects.requireNonNull(structuredContent);
        Objects.requireNonNull(meta);
        if (content.isEmpty() && structuredContent.isPresent()) {
            content = List.of(Content.text(structuredContent.get().toString()));
        }
    }

    public static ToolResult text(String text) {
        return of(Content.text(text));
    }

    public static ToolResult of(Content... content) {
        return new ToolResult(List.of(content), Optional.empty(), false, JsonObject.EMPTY);
    }

    /// A structured result, with its JSON text as content for clients that know no other.
    public static ToolResult structured(Json value) {
        return new ToolResult(List.of(), Optional.of(value), false, JsonObject.EMPTY);
    }

    /// A failure that the model should read.
    public static ToolResult error(String message) {
        return new ToolResult(List.of(Content.text(message)), Optional.empty(), true, JsonObject.EMPTY);
    }
}
