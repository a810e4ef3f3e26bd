package wherry.protocol;

import java.util.Optional;
import wherry.json.JsonObject;

/// What a client sends when it repeats a request after an `input_required` (specification: basic/patterns/mrtr).
/// Immutable.
public final class Retry {
    public static final Retry NONE = new Retry(JsonObject.EMPTY, null);

    private final JsonObject inputResponses;
    private final String requestState;

    private Retry(JsonObject inputResponses, String requestState) {
        this.inputResponses = inputResponses;
        this.requestState = requestState;
    }

    static Retry of(JsonObject params) {
        JsonObject responses = Params.objectOrEmpty(params, "inputResponses");
        Optional<String> state = Params.optionalString(params, "requestState");
        return responses.isEmpty() && state.isEmpty() ? NONE : new Retry(responses, state.orElse(null));
    }

    /// The client's answers by key, unchecked.
    public JsonObject inputResponses() {
        return inputResponses;
    }

    /// The state that the server gave the client, as the client returns it: an attacker controls it.
    public Optional<String> requestState() {
        return Optional.ofNullable(requestState);
    }

    public boolean isFirst() {
        return this == NONE;
    }
}
