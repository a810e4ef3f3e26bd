package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import wherry.json.JsonObject;
import wherry.json.schema.JsonSchema;
import wherry.tool.Content;
import wherry.tool.Tool;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// Calls the tools at a fixed time, as a server does: arguments and results must keep to the schemas.
record Calls(TimeTools tools) {

    static Calls at(String instant, String zone) {
        return new Calls(new TimeTools(Clock.fixed(Instant.parse(instant), ZoneId.of(zone))));
    }

    /// @param arguments JSON, with `'` for `"`
    JsonObject call(String name, String arguments) {
        Tool tool = tool(name);
        ToolResult result = assertRuns(tool, JsonObject.parse(arguments.replace('\'', '"')));
        JsonObject value = (JsonObject) result.structuredContent().orElseThrow();
        assertEquals(List.of(), JsonSchema.compile(tool.outputSchema().orElseThrow()).validate(value));
        assertEquals(List.of(Content.text(value.toString())), result.content());
        return value;
    }

    /// The message of a call that fails.
    String failure(String name, String arguments) {
        Tool tool = tool(name);
        JsonObject given = JsonObject.parse(arguments.replace('\'', '"'));
        return assertThrows(ToolFailure.class, () -> assertRuns(tool, given)).getMessage();
    }

    Tool tool(String name) {
        return tools.tools().stream().filter(tool -> tool.name().equals(name)).findFirst().orElseThrow();
    }

    private static ToolResult assertRuns(Tool tool, JsonObject arguments) {
        assertEquals(List.of(), JsonSchema.compile(tool.inputSchema()).validate(arguments));
        try {
            return tool.handler().call(arguments, null);
        } catch (ToolFailure e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
