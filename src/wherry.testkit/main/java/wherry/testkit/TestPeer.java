package wherry.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;

/// A client of one revision, so that one test body runs a tool as every client would: what the server asks in the middle of a
/// call is answered by the functions given here, whether it comes as a request or as an `input_required` result.
///
/// A legacy revision is opened by an `initialize` before the first request. For one thread at a time; many peers may be at
/// work at once. What does not come within ten seconds is an [AssertionError].
public final class TestPeer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUNDS = 20;
    private static final String ELICIT = "elicitation/create";
    private static final String SAMPLE = "sampling/createMessage";
    private static final String ROOTS = "roots/list";

    private final Wire wire;
    private final Revision revision;
    private final Map<String, Function<JsonObject, JsonObject>> answerers = new HashMap<>();
    private final Map<Json, JsonObject> responses = new HashMap<>();
    private final List<JsonObject> notifications = new ArrayList<>();
    private final List<JsonObject> questions = new ArrayList<>();
    private JsonObject capabilities = JsonObject.EMPTY;
    private JsonObject meta = JsonObject.EMPTY;
    private boolean opened;
    private long lastId;

    /// @param revision such as `2025-06-18`
    public TestPeer(Wire wire, String revision) {
        this.wire = wire;
        this.revision = Revision.of(revision).orElseThrow(() -> new IllegalArgumentException(
                "expected one of " + TestServer.REVISIONS + ", got " + revision));
    }

    // ---- what this client can do ----

    /// Answers elicitations, and declares that it can: the function makes a result of the request's params.
    public TestPeer onElicit(Function<JsonObject, JsonObject> answerer) {
        answerers.put(ELICIT, answerer);
        return revision.since(Revision.V2025_06_18)
                ? declaring("elicitation", JsonObject.of("form", JsonObject.EMPTY, "url", JsonObject.EMPTY)) : this;
    }

    /// Answers for the model, and declares that it can.
    public TestPeer onSample(Function<JsonObject, JsonObject> answerer) {
        answerers.put(SAMPLE, answerer);
        return declaring("sampling", JsonObject.EMPTY);
    }

    /// Has these roots, and declares that it can list them.
    public TestPeer onRoots(String... uris) {
        JsonArray roots = JsonArray.of(List.of(uris), uri -> JsonObject.of("uri", Json.of(uri)));
        answerers.put(ROOTS, _ -> JsonObject.of("roots", roots));
        return declaring("roots", JsonObject.EMPTY);
    }

    /// Declares a capability. For a legacy revision before the first request.
    public TestPeer declaring(String capability, JsonObject settings) {
        capabilities = capabilities.toBuilder().put(capability, settings).build();
        return this;
    }

    /// Sends this in the `_meta` of each request from now on, such as `progressToken`.
    public TestPeer meta(String key, Json value) {
        meta = meta.toBuilder().put(key, value).build();
        return this;
    }

    /// The answer of a user who fills in a form.
    public static JsonObject accept(JsonObject content) {
        return JsonObject.of("action", Json.of("accept"), "content", content);
    }

    /// The answer of a user who says no.
    public static JsonObject decline() {
        return JsonObject.of("action", Json.of("decline"));
    }

    /// The answer of a model that says this.
    public static JsonObject says(String text) {
        return JsonObject.builder().put("role", "assistant")
                .put("content", JsonObject.of("type", Json.of("text"), "text", Json.of(text)))
                .put("model", "test-model").build();
    }

    // ---- calls ----

    public Answer call(String tool) {
        return call(tool, JsonObject.EMPTY);
    }

    public Answer call(String tool, JsonObject arguments) {
        return request("tools/call", JsonObject.of("name", Json.of(tool), "arguments", arguments));
    }

    public Answer request(String method) {
        return request(method, JsonObject.EMPTY);
    }

    /// Makes a request and waits for its end, with all questions on the way answered.
    public Answer request(String method, JsonObject params) {
        Answer answer = await(send(method, params));
        for (int round = 0; round < ROUNDS && answer.isInputRequired(); round++) {
            answer = await(send(method, retry(params, answer.result())));
        }
        return answer;
    }

    /// The params of a call that comes back with the answers to an `input_required` result.
    public JsonObject retry(JsonObject params, JsonObject inputRequired) {
        var answers = JsonObject.builder();
        inputRequired.object("inputRequests").orElse(JsonObject.EMPTY).forEach((key, asked) ->
                answers.put(key, answer((JsonObject) asked)));
        return params.toBuilder().put("inputResponses", answers.build())
                .put("requestState", inputRequired.get("requestState")).build();
    }

    /// Sends a request and does not wait.
    ///
    /// @return its id, for [#await]
    public long send(String method, JsonObject params) {
        open();
        long id = ++lastId;
        wire.send(Envelope.request(RequestId.of(id), method, withMeta(params)).toString());
        return id;
    }

    /// Waits for the response to a request that was sent; an `input_required` result is given as it is.
    public Answer await(long id) {
        Json key = Json.of(id);
        receiveUntil("the response to request " + id, () -> responses.containsKey(key));
        return new Answer(responses.remove(key));
    }

    public void cancel(long id) {
        wire.cancel(Json.of(id));
    }

    public void notify(String method, JsonObject params) {
        open();
        wire.send(Envelope.notification(method, params).toString());
    }

    // ---- what came ----

    /// Waits for a notification that was not taken yet, and takes it.
    public JsonObject awaitNotification(String method) {
        Predicate<JsonObject> wanted = each -> each.string("method").equals(Optional.of(method));
        receiveUntil(method, () -> notifications.stream().anyMatch(wanted));
        JsonObject found = notifications.stream().filter(wanted).findFirst().orElseThrow();
        notifications.remove(found);
        return found;
    }

    /// Takes all notifications that came before the last response that was awaited.
    public List<JsonObject> notifications() {
        var taken = List.copyOf(notifications);
        notifications.clear();
        return taken;
    }

    /// What the server asked so far: objects with `method` and `params`, as they came.
    public List<JsonObject> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        wire.close();
    }

    private void open() {
        if (opened || revision.isModern()) {
            return;
        }
        opened = true;
        send("initialize", JsonObject.builder().put("protocolVersion", revision.text()).put("capabilities", capabilities)
                .put("clientInfo", ClientMeta.CLIENT).build());
        await(lastId).result();
        notify("notifications/initialized", JsonObject.EMPTY);
    }

    private JsonObject withMeta(JsonObject params) {
        JsonObject own = params.object("_meta").orElse(JsonObject.EMPTY);
        JsonObject all = meta.toBuilder().putAll(own).build();
        JsonObject said = all.isEmpty() ? params : params.toBuilder().put("_meta", all).build();
        return revision.isModern() ? ClientMeta.modern(said, capabilities) : said;
    }

    private interface Condition {
        boolean holds();
    }

    private void receiveUntil(String what, Condition condition) {
        while (!condition.holds()) {
            try {
                take((JsonObject) wire.receive(PATIENCE).orElseThrow(() -> new AssertionError("expected " + what
                        + ", got nothing more; responses " + responses + ", notifications " + notifications)).message());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }

    private void take(JsonObject message) {
        if (!message.has("method")) {
            responses.put(message.get("id").orElse(Json.of(0)), message);
        } else if (message.has("id")) {
            JsonObject result = answer(message);
            wire.send(Envelope.result(RequestId.from(message.get("id").get()).orElseThrow(), result).toString());
        } else {
            notifications.add(message);
        }
    }

    private JsonObject answer(JsonObject question) {
        questions.add(question);
        String method = question.string("method").orElseThrow();
        Function<JsonObject, JsonObject> answerer = answerers.get(method);
        if (answerer == null) {
            throw new AssertionError("nobody here answers " + question);
        }
        return answerer.apply(question.object("params").orElse(JsonObject.EMPTY));
    }
}
