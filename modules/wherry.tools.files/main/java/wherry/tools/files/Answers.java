package wherry.tools.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.CheckedSchema;
import wherry.tool.Content;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// Results in the form of the reference server: the text, and an object with the text as `content`. A result that was cut has a cursor too. Some
/// clients show the object alone to the model, so it also has what was left out, as `note`.
final class Answers {
    /// It leaves room for `nextCursor` and `note` without naming them, and does not say that `content` is always there, since each byte of the list of tools counts.
    static final CheckedSchema OUTPUT = CheckedSchema.of("""
            {"type":"object","properties":{"content":{"type":"string"}}}""");

    private Answers() {
    }

    static ToolResult text(String text) {
        return ToolResult.structured(JsonObject.of("content", Json.of(text)), Content.text(text));
    }

    /// @param note says what was left out and how to get it; a block of its own
    static ToolResult text(String text, String note) {
        return note.isEmpty() ? text(text)
                : ToolResult.structured(JsonObject.of("content", Json.of(text), "note", Json.of(note)), Content.text(text), Content.text(note));
    }

    /// @param shown what the text holds, such as `The first 100 of 2,000 entries.`
    static ToolResult cut(String text, String shown, String cursor) {
        return ToolResult.structured(JsonObject.of("content", Json.of(text), "nextCursor", Json.of(cursor), "note", Json.of(shown)), Content.text(text),
                Content.text(shown + " To go on, call again with \"cursor\": " + Json.of(cursor)));
    }

    /// Reads a cursor that is a number; zero for none.
    static long position(String cursor) {
        if (!cursor.matches("[0-9]{0,18}")) {
            throw noCursor(cursor);
        }
        return cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    }

    /// Reads a cursor that is a relative path; the empty path for none.
    static Path path(String cursor) {
        try {
            return Path.of(cursor);
        } catch (InvalidPathException e) {
            throw noCursor(cursor);
        }
    }

    private static ToolFailure noCursor(String cursor) {
        return new ToolFailure("cursor: expected the nextCursor of an earlier result, got '" + cursor + "'");
    }
}
