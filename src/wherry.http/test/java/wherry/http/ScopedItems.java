package wherry.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.tool.Caching;
import wherry.tool.Capability;
import wherry.tool.Content;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// One item of each kind that needs two scopes.
final class ScopedItems implements Capability {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Override
    public String name() {
        return "scoped";
    }

    @Override
    public List<Tool> tools() {
        return List.of(Tool.named("scoped").scope("items:use").scope("tools:use").handler((_, call) -> {
            RUNS.incrementAndGet();
            return ToolResult.text("used by " + call.principal().subject());
        }));
    }

    @Override
    public List<Resource> resources() {
        return List.of(Resource.at("scoped://one", "one").scope("items:use").scope("resources:use")
                .reader((uri, _, _) -> Optional.of(ResourceResult.of(ResourceContents.text(uri, "text/plain", "one")).caching(new Caching(Duration.ofMinutes(1), true)))));
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return List.of(ResourceTemplate.at("scoped://of/{name}", "of").scope("items:use").scope("templates:use")
                .completing("name", (_, _, _) -> List.of("a", "b"))
                .reader((uri, _, _) -> Optional.of(ResourceResult.of(ResourceContents.text(uri, "text/plain", "of")))));
    }

    @Override
    public List<Prompt> prompts() {
        return List.of(Prompt.named("scoped").scope("items:use").scope("prompts:use").argument(PromptArgument.optional("name", "A name.")
                .completing((_, _, _) -> List.of("a"))).handler((_, _) -> PromptResult.of(PromptMessage.user(Content.text("hello")))));
    }
}
