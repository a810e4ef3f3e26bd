package wherry.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.protocol.Revision;

/// A client of one revision, so that one test body runs a tool as every client would. The functions given here answer what the
/// server asks in the middle of a call, whether the question is a request or an `input_required` result.
///
/// A legacy revision is opened by an `initialize` before the first request. For one thread at a time; many peers may be at
/// work at once. A response that does not come within ten seconds is an [AssertionError].
public final class TestPeer implements AutoCloseable {
    private static final int ROUNDS = 20;

    private final Revision revision;
    private final AskedClient asked = new AskedClient();
    private final ClientConnection connection;

    /// @param revision such as `2025-06-18`
    public TestPeer(Wire wire, String revision) {
        this.revision = Revision.of(revision).orElseThrow(() -> new IllegalArgumentException(
                "expected one of " + TestServer.REVISIONS + ", got " + revision));
        this.connection = new ClientConnection(wire, this.revision, asked);
    }

    // ---- what this client can do ----

    /// Answers elicitations, and declares that it can: the function makes a result of the request's params. Revisions before
    /// 2025-06-18 have no elicitation, so there the client declares nothing.
    public TestPeer onElicit(Function<JsonObject, JsonObject> answerer) {
        asked.answer("elicitation/create", answerer);
        return revision.since(Revision.V2025_06_18)
                ? declaring("elicitation", JsonObject.of("form", JsonObject.EMPTY, "url", JsonObject.EMPTY)) : this;
    }

    /// Fills in each form with these values.
    public TestPeer onElicit(Map<String, ?> values) {
        return onElicit(_ -> accept(ToJson.object(values)));
    }

    /// Answers for the model, and declares that it can.
    public TestPeer onSample(Function<JsonObject, JsonObject> answerer) {
        asked.answer("sampling/createMessage", answerer);
        return declaring("sampling", JsonObject.EMPTY);
    }

    /// Has these roots, and declares that it can list them.
    public TestPeer onRoots(String... uris) {
        JsonArray roots = JsonArray.of(List.of(uris), uri -> JsonObject.of("uri", Json.of(uri)));
        asked.answer("roots/list", _ -> JsonObject.of("roots", roots));
        return declaring("roots", JsonObject.EMPTY);
    }

    /// Declares a capability. For a legacy revision before the first request.
    public TestPeer declaring(String capability, JsonObject settings) {
        asked.declare(capability, settings);
        return this;
    }

    /// Asks for the progress of each request from now on, for [#progress].
    public TestPeer watchingProgress() {
        connection.watchProgress();
        return this;
    }

    /// Sends this in the `_meta` of each request from now on.
    public TestPeer meta(String key, Json value) {
        connection.meta(key, value);
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

    // ---- what it asks of the server ----

    /// Calls a tool that needs no arguments.
    public Answer call(String tool) {
        return call(tool, JsonObject.EMPTY);
    }

    public Answer call(String tool, JsonObject arguments) {
        return request("tools/call", named(tool, arguments));
    }

    /// Calls a tool with Java values: texts, numbers, booleans, enums, dates, lists, maps and records of these.
    public Answer call(String tool, Map<String, ?> arguments) {
        return call(tool, ToJson.object(arguments));
    }

    /// Calls a tool with the components of a record, by the names that generated code gives: `due_date` for `dueDate`.
    public Answer call(String tool, Record arguments) {
        return call(tool, ToJson.object(arguments));
    }

    /// Begins a call and does not wait for it.
    ///
    /// @return its id, for [#await] and [#cancel]
    public long begin(String tool, Map<String, ?> arguments) {
        return send("tools/call", named(tool, ToJson.object(arguments)));
    }

    /// Reads a resource.
    public Answer read(String uri) {
        return request("resources/read", JsonObject.of("uri", Json.of(uri)));
    }

    /// Gets a prompt.
    public Answer prompt(String name, Map<String, String> arguments) {
        return request("prompts/get", named(name, ToJson.object(arguments)));
    }

    private static JsonObject named(String name, JsonObject arguments) {
        return JsonObject.of("name", Json.of(name), "arguments", arguments);
    }

    /// The values that the server offers for an argument of a prompt.
    public List<String> completePrompt(String name, String argument, String typed) {
        return complete(JsonObject.of("type", Json.of("ref/prompt"), "name", Json.of(name)), argument, typed);
    }

    /// The values that the server offers for a variable of a resource template.
    public List<String> completeTemplate(String uriTemplate, String variable, String typed) {
        return complete(JsonObject.of("type", Json.of("ref/resource"), "uri", Json.of(uriTemplate)), variable, typed);
    }

    private List<String> complete(JsonObject ref, String name, String typed) {
        JsonObject result = request("completion/complete", JsonObject.of("ref", ref,
                "argument", JsonObject.of("name", Json.of(name), "value", Json.of(typed)))).result();
        return result.object("completion").flatMap(completion -> completion.array("values")).orElseThrow().items().stream()
                .map(value -> ((JsonString) value).value()).toList();
    }

    public List<JsonObject> tools() {
        return list("tools/list", "tools");
    }

    public List<JsonObject> resources() {
        return list("resources/list", "resources");
    }

    public List<JsonObject> resourceTemplates() {
        return list("resources/templates/list", "resourceTemplates");
    }

    public List<JsonObject> prompts() {
        return list("prompts/list", "prompts");
    }

    /// The items of all pages.
    private List<JsonObject> list(String method, String items) {
        var all = new ArrayList<JsonObject>();
        JsonObject page = request(method).result();
        while (true) {
            page.array(items).orElseThrow().items().forEach(item -> all.add((JsonObject) item));
            if (!page.has("nextCursor")) {
                return all;
            }
            page = request(method, JsonObject.of("cursor", page.get("nextCursor").orElseThrow())).result();
        }
    }

    public Answer request(String method) {
        return request(method, JsonObject.EMPTY);
    }

    /// Makes a request, answers the questions of the server, and waits for the end.
    public Answer request(String method, JsonObject params) {
        Answer answer = await(send(method, params));
        for (int round = 0; round < ROUNDS && answer.isInputRequired(); round++) {
            answer = await(send(method, retry(params, answer.result())));
        }
        return answer;
    }

    /// The params of a call that comes back with the answers to an `input_required` result.
    public JsonObject retry(JsonObject params, JsonObject inputRequired) {
        return asked.retry(params, inputRequired);
    }

    /// Sends a request and does not wait.
    ///
    /// @return its id, for [#await]
    public long send(String method, JsonObject params) {
        return connection.send(method, params);
    }

    /// Waits for the response to a request that was sent; an `input_required` result is given as it is.
    public Answer await(long id) {
        return connection.await(id);
    }

    public void cancel(long id) {
        connection.cancel(id);
    }

    public void notify(String method, JsonObject params) {
        connection.notify(method, params);
    }

    // ---- what the server told it ----

    /// Waits for a notification that was not taken yet, and takes it.
    public JsonObject awaitNotification(String method) {
        return connection.awaitNotification(method);
    }

    /// Takes all notifications that came before the last response that was awaited.
    public List<JsonObject> notifications() {
        return connection.take(_ -> true);
    }

    /// Takes the progress that came before the last response that was awaited. On 2026-07-28 a handler that asks runs again, and
    /// tells it again.
    public List<Progress> progress() {
        return connection.take(each -> each.string("method").orElse("").equals("notifications/progress")).stream()
                .map(Progress::of).toList();
    }

    /// What the server asked so far: objects with `method` and `params`, as they came.
    public List<JsonObject> questions() {
        return asked.questions();
    }

    @Override
    public void close() {
        connection.close();
    }
}
