package bench;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Arguments;
import wherry.tool.CallContext;
import wherry.tool.Capability;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// The tool by hand.
public final class Written implements Capability {

    @Override
    public String name() {
        return "written";
    }

    @Override
    public List<Tool> tools() {
        return List.of(Tool.named("written").description("Gives its arguments back.").input("""
                {"type": "object", "properties": {"message": {"type": "string", "description": "a text"},
                 "times": {"type": "integer", "minimum": 1, "maximum": 10, "default": 1, "description": "a number"}},
                 "required": ["message"], "additionalProperties": false}""").output("""
                {"type": "object", "properties": {"message": {"type": "string"}, "times": {"type": "integer"}},
                 "required": ["message", "times"]}""").handler(this::echo));
    }

    // Not static: for a reference that captures nothing the JVM makes a class at each start, which no archive holds.
    private ToolResult echo(Arguments arguments, CallContext call) {
        return ToolResult.structured(JsonObject.of("message", Json.of(arguments.text("message")),
                "times", Json.of(arguments.integer("times"))));
    }
}
