package wherry.testkit;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.CallContext;
import wherry.tool.Capability;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.LogLevel;
import wherry.tool.Root;
import wherry.tool.Sampling;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// Greets, after it asked all that can be asked.
final class Greetings implements Capability {

    @Override
    public String name() {
        return "greetings";
    }

    @Override
    public List<Tool> tools() {
        return List.of(
                Tool.named("greet").handler((_, call) -> greet(call)),
                Tool.named("summarize").handler((_, call) -> {
                    call.progress(1, 2, "asking");
                    return ToolResult.text(call.sample("summary", Sampling.of("Summarize", 10)).text() + " of "
                            + call.roots("roots").stream().map(Root::uri).toList());
                }));
    }

    static ToolResult greet(CallContext call) throws Exception {
        call.log(LogLevel.INFO, "greetings", "greets");
        Json word = call.once("word", () -> Json.of("Hello"));
        JsonObject form = call.elicit("name", Elicitation.form("Who are you?").required("name", Field.text())).content();
        return ToolResult.text(word + ", " + form.string("name").orElse("nobody"));
    }
}
