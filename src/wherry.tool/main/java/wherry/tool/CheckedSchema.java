package wherry.tool;

import java.util.Objects;
import wherry.json.JsonObject;

/// The text of a JSON Schema that was checked when the program was compiled, as wherry.processor does for what it writes.
///
/// It is parsed when it is first asked for, and the server compiles it at the first call of the tool, so the start does not wait for it. So a
/// mistake shows only then. Pass a schema that a person wrote to [Tool#input(String)], which shows a mistake at the start. Safe for use by many threads.
public final class CheckedSchema implements ToolSchema {
    private final String text;
    /// Null until it is asked for. Two threads may each parse the text, and see the same.
    private JsonObject parsed;

    private CheckedSchema(String text) {
        this.text = text;
    }

    /// @param text a JSON object
    public static CheckedSchema of(String text) {
        return new CheckedSchema(Objects.requireNonNull(text));
    }

    @Override
    public JsonObject json() {
        JsonObject known = parsed;
        if (known == null) {
            known = JsonObject.parse(text);
            parsed = known;
        }
        return known;
    }
}
