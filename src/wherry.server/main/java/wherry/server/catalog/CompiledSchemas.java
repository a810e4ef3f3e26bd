package wherry.server.catalog;

import java.util.List;
import wherry.json.JsonObject;
import wherry.json.schema.JsonSchema;
import wherry.tool.Tool;

/// What is made of the schemas of a tool; immutable.
///
/// @param output takes any value when the tool has no output schema
public record CompiledSchemas(JsonSchema input, ArgumentDefaults defaults, JsonSchema output, List<HeaderParameter> headers) {

    /// @throws wherry.json.SchemaException when a schema is not valid
    /// @throws IllegalArgumentException    when a default or a header parameter of the input schema is not
    static CompiledSchemas of(Tool tool) {
        JsonObject input = tool.inputSchema();
        return new CompiledSchemas(JsonSchema.compile(input), ArgumentDefaults.of(input),
                JsonSchema.compile(tool.outputSchema().orElse(JsonObject.EMPTY)), HeaderParameter.of(input));
    }
}
