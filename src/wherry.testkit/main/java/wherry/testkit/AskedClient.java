package wherry.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import wherry.json.JsonObject;

/// What a client declares that it can do for a server, and what it answers when the server asks.
final class AskedClient {
    private final Map<String, Function<JsonObject, JsonObject>> answerers = new HashMap<>();
    private final List<JsonObject> questions = new ArrayList<>();
    private JsonObject capabilities = JsonObject.EMPTY;

    void declare(String capability, JsonObject settings) {
        capabilities = capabilities.toBuilder().put(capability, settings).build();
    }

    JsonObject capabilities() {
        return capabilities;
    }

    /// Answers each request of this method by a function from its params to a result.
    void answer(String method, Function<JsonObject, JsonObject> answerer) {
        answerers.put(method, answerer);
    }

    /// The result for a question of the server: an object with `method` and `params`.
    JsonObject answer(JsonObject question) {
        questions.add(question);
        Function<JsonObject, JsonObject> answerer = answerers.get(question.string("method").orElseThrow());
        if (answerer == null) {
            throw new AssertionError("the test gave no answer to " + question);
        }
        return answerer.apply(question.object("params").orElse(JsonObject.EMPTY));
    }

    /// The params of a repeated call, with the answers to all questions of an `input_required` result.
    JsonObject retry(JsonObject params, JsonObject inputRequired) {
        var answers = JsonObject.builder();
        inputRequired.object("inputRequests").orElse(JsonObject.EMPTY).forEach((key, question) ->
                answers.put(key, answer((JsonObject) question)));
        var again = params.toBuilder().put("inputResponses", answers.build());
        inputRequired.get("requestState").ifPresent(state -> again.put("requestState", state));
        return again.build();
    }

    List<JsonObject> questions() {
        return List.copyOf(questions);
    }
}
