package wherry.protocol;

import java.util.Optional;
import wherry.json.JsonObject;

/// What a client brings when it comes back from an `input_required` (specification: basic/patterns/mrtr).
///
/// @param inputResponses by key, unchecked
/// @param requestState   what the server gave out, as the client gives it back: attacker-controlled
public record Retry(JsonObject inputResponses, Optional<String> requestState) {
    public static final Retry NONE = new Retry(JsonObject.EMPTY, Optional.empty());

    public boolean isFirst() {
        return inputResponses.isEmpty() && requestState.isEmpty();
    }

    static Retry of(JsonObject params) {
        return params.has("inputResponses") || params.has("requestState")
                ? new Retry(Params.objectOrEmpty(params, "inputResponses"), Params.optionalString(params, "requestState"))
                : NONE;
    }
}
