package acme.tools.hello;

import java.util.List;
import wherry.tool.Arguments;
import wherry.tool.CallContext;
import wherry.tool.Capability;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;

/// Greets people.
public final class Hello implements Capability {

    @Override
    public String name() {
        return "hello";
    }

    @Override
    public List<Tool> tools() {
        return List.of(Tool.named("hello")
                .description("Greets a person by name")
                .input("""
                        {"type": "object", "properties": {"name": {"type": "string", "minLength": 1}}, "required": ["name"]}""")
                .annotations(ToolAnnotations.READ_ONLY)
                .handler(this::greet));
    }

    private ToolResult greet(Arguments arguments, CallContext call) {
        return ToolResult.text("Good day, " + arguments.text("name") + "!");
    }
}
