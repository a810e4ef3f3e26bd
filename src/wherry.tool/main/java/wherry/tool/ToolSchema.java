package wherry.tool;

import wherry.json.JsonObject;

/// A schema of a tool.
sealed interface ToolSchema permits CheckedSchema, ToolSchema.Written {
    JsonObject json();

    /// One that is not checked yet.
    record Written(JsonObject json) implements ToolSchema {
    }
}
