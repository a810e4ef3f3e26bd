package wherry.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.CallContext;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;
import wherry.tool.LogLevel;
import wherry.tool.Principal;
import wherry.tool.TraceContext;

/// A call context for a handler alone, without any server: it keeps what the handler tells, and answers what the handler asks.
///
/// ```java
/// var call = new TestCall().answering("name", new ElicitResult(Action.ACCEPT, JsonObject.of("name", Json.of("Ada"))));
/// assertEquals(ToolResult.text("Hello, Ada!"), Greetings.greet(call));
/// ```
///
/// For one thread at a time. Its client can do everything, is anonymous, and has a session of its own.
public final class TestCall implements CallContext {

    /// What the handler logged.
    public record Logged(LogLevel level, String logger, Json data) {
    }

    private final Map<String, InputResponse> answers = new HashMap<>();
    private final Map<String, Json> done = new HashMap<>();
    private final Map<Class<?>, Object> kept = new HashMap<>();
    private final Map<String, InputRequest> asked = new LinkedHashMap<>();
    private final List<Progress> progress = new ArrayList<>();
    private final List<Logged> logged = new ArrayList<>();

    /// A call whose client answers nothing yet.
    public TestCall() {
    }

    /// Gives this answer to the question of that key.
    public TestCall answering(String key, InputResponse answer) {
        answers.put(key, answer);
        return this;
    }

    /// The progress that the handler told so far, oldest first.
    public List<Progress> progress() {
        return List.copyOf(progress);
    }

    /// What the handler logged so far, oldest first.
    public List<Logged> logged() {
        return List.copyOf(logged);
    }

    /// What the handler asked so far, by key.
    public Map<String, InputRequest> asked() {
        return Map.copyOf(asked);
    }

    @Override
    public Principal principal() {
        return Principal.ANONYMOUS;
    }

    @Override
    public Optional<Implementation> clientInfo() {
        return Optional.empty();
    }

    @Override
    public ClientCapabilities clientCapabilities() {
        return new ClientCapabilities(true, true, true, true, true, true, JsonObject.EMPTY, JsonObject.EMPTY);
    }

    @Override
    public JsonObject meta() {
        return JsonObject.EMPTY;
    }

    @Override
    public TraceContext trace() {
        return TraceContext.NONE;
    }

    @Override
    public void progress(double reached, double total, String message) {
        progress.add(new Progress(reached, total, message));
    }

    @Override
    public void log(LogLevel level, String logger, Json data) {
        logged.add(new Logged(level, logger, data));
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> requests) {
        asked.putAll(requests);
        var responses = new LinkedHashMap<String, InputResponse>();
        requests.keySet().forEach(key -> responses.put(key, Optional.ofNullable(answers.get(key)).orElseThrow(
                () -> new AssertionError("the handler asked for '" + key + "', and the test gave no answer to it"))));
        return responses;
    }

    @Override
    public Json once(String key, Callable<Json> work) throws Exception {
        if (!done.containsKey(key)) {
            done.put(key, work.call());
        }
        return done.get(key);
    }

    @Override
    public <T> Optional<T> inSession(Class<T> type, Supplier<T> first) {
        return Optional.of(type.cast(kept.computeIfAbsent(type, _ -> first.get())));
    }

    @Override
    public void completed(String key) {
        // No client waits for it here.
    }

    @Override
    public void pollLater(Duration retryAfter) {
        // There is no connection to close.
    }
}
