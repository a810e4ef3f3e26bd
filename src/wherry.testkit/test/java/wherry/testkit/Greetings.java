package wherry.testkit;

import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.tool.CallContext;
import wherry.tool.Capability;
import wherry.tool.Content;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.Host;
import wherry.tool.LogLevel;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Root;
import wherry.tool.Sampling;
import wherry.tool.Setting;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// Greets, and asks its client in each possible way.
final class Greetings implements Capability {
    private static final List<String> WORDS = List.of("Hello", "Hi", "Salut");
    private static final Setting<String> END = Setting.text("MCP_GREETING_END", "what a greeting ends with").fallback("!");

    private String end = "!";

    @Override
    public String name() {
        return "greetings";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(END);
    }

    @Override
    public void start(Host host) {
        end = host.value(END);
        if (end.length() != 1) {
            throw new IllegalArgumentException("MCP_GREETING_END is '" + end + "' but should be one character");
        }
    }

    @Override
    public List<Tool> tools() {
        return List.of(
                Tool.named("greet").handler((_, call) -> greet(call)),
                Tool.named("summarize").handler((_, call) -> {
                    call.progress(1, 2, "asking");
                    return ToolResult.text(call.sample("summary", Sampling.of("Summarize", 10)).text() + " of "
                            + call.roots("roots").stream().map(Root::uri).toList());
                }),
                Tool.named("mirror").input("""
                        {"type": "object", "properties": {"day": {"type": "string", "minLength": 1}}, "required": ["day"]}""")
                        .handler((arguments, _) -> ToolResult.structured(arguments.json())),
                Tool.named("wait").handler((_, call) -> {
                    call.progress(1, 2);
                    Thread.sleep(60_000);
                    return ToolResult.text("waited");
                }));
    }

    static ToolResult greet(CallContext call) throws Exception {
        call.log(LogLevel.INFO, "greetings", "greets");
        var word = (JsonString) call.once("word", () -> Json.of("Hello"));
        JsonObject form = call.elicit("name", Elicitation.form("Who are you?").required("name", Field.text())).content();
        return ToolResult.text(word.value() + ", " + form.string("name").orElseThrow() + "!");
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return List.of(ResourceTemplate.at("greeting://{word}", "greeting").description("A greeting").mimeType("text/plain").reader((uri, variables, _) -> Optional.of(ResourceResult.of(
                        ResourceContents.text(uri, "text/plain", variables.text("word") + end))))
                .completing("word", (typed, _, _) -> completed(typed)));
    }

    @Override
    public List<Prompt> prompts() {
        return List.of(Prompt.named("greeting").description("Greets").argument(PromptArgument.required("word", "to greet with")
                        .completing((typed, _, _) -> completed(typed))).handler((arguments, _) -> PromptResult.of(PromptMessage.user(Content.text("Say " + arguments.text("word"))),
                        PromptMessage.assistant(Content.text(arguments.text("word") + end)))));
    }

    private static List<String> completed(String typed) {
        return WORDS.stream().filter(word -> word.startsWith(typed)).toList();
    }
}
