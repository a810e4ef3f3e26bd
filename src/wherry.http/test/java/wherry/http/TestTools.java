package wherry.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import wherry.tool.Capability;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.Host;
import wherry.tool.LogLevel;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// Tools whose calls a test can observe and hold.
final class TestTools implements Capability {
    /// The arguments of the calls of `echo`.
    final Set<String> echoed = ConcurrentHashMap.newKeySet();
    final AtomicInteger started = new AtomicInteger();
    final AtomicInteger interrupted = new AtomicInteger();
    final AtomicInteger finished = new AtomicInteger();
    /// Lets one of the held calls go on.
    final Semaphore release = new Semaphore(0);
    private volatile Host host;
    private volatile boolean isLonger;
    private final List<Tool> tools = all();

    @Override
    public String name() {
        return "test";
    }

    @Override
    public void start(Host own) {
        host = own;
    }

    /// Changes the list of tools.
    synchronized void change() {
        isLonger = !isLonger;
        host.listsChanged();
    }

    @Override
    public List<Tool> tools() {
        return isLonger ? Stream.concat(tools.stream(), Stream.of(Tool.named("now_and_then").handler((_, _) -> hold()))).toList()
                : tools;
    }

    private List<Tool> all() {
        return List.of(
                Tool.named("echo").input("""
                        {"type": "object", "properties": {"message": {"type": "string"}}, "required": ["message"]}""")
                        .handler((arguments, _) -> {
                            String message = arguments.text("message");
                            echoed.add(message);
                            return ToolResult.text(message);
                        }),
                Tool.named("mirrored").input("""
                        {"type": "object", "properties": {
                          "region": {"type": "string", "x-mcp-header": "Region"},
                          "count": {"type": "integer", "x-mcp-header": "Count"},
                          "flag": {"type": "boolean", "x-mcp-header": "Flag"},
                          "nested": {"type": "object", "properties": {"zone": {"type": "string", "x-mcp-header": "Zone"}}}}}""")
                        .handler((arguments, _) -> ToolResult.text(arguments.toString())),
                Tool.named("who").handler((_, call) -> ToolResult.text(call.principal().subject() + " " + call.principal().scopes())),
                Tool.named("hold").handler((_, _) -> hold()),
                Tool.named("say_and_hold").handler((_, call) -> {
                    call.log(LogLevel.WARNING, "test", "before");
                    ToolResult result = hold();
                    call.log(LogLevel.WARNING, "test", "after");
                    return result;
                }),
                Tool.named("flood").input("""
                        {"type": "object", "properties": {"count": {"type": "integer"}, "size": {"type": "integer"}}}""")
                        .handler((arguments, call) -> {
                            String text = "x".repeat(arguments.integer("size"));
                            long count = arguments.integer("count");
                            for (long i = 1; i <= count && !Thread.currentThread().isInterrupted(); i++) {
                                call.progress(i, count, text);
                                started.incrementAndGet();
                            }
                            finished.incrementAndGet();
                            return ToolResult.text("flooded");
                        }),
                Tool.named("big").input("""
                        {"type": "object", "properties": {"size": {"type": "integer"}}}""")
                        .handler((arguments, _) -> ToolResult.text(
                                "x".repeat(arguments.integer("size")))),
                Tool.named("poll").handler((_, call) -> {
                    call.pollLater(Duration.ofMillis(20));
                    return hold();
                }),
                Tool.named("ask").handler((_, call) -> ToolResult.text(
                        call.elicit("name", Elicitation.form("Name?").required("name", Field.text())).content().toString())),
                Tool.named("boom").handler((_, _) -> {
                    throw new StackOverflowError("must not be read by the peer");
                }));
    }

    private ToolResult hold() throws InterruptedException {
        started.incrementAndGet();
        try {
            release.acquire();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
        finished.incrementAndGet();
        return ToolResult.text("held");
    }
}
