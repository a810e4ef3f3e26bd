package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// The messages that a prompt gives.
public record PromptResult(Optional<String> description, List<PromptMessage> messages, JsonObject meta) {

    public PromptResult {
        Objects.requireNonNull(description);
        messages = List.copyOf(messages);
        Objects.requireNonNull(meta);
    }

    public static PromptResult of(PromptMessage... messages) {
        return new PromptResult(Optional.empty(), List.of(messages), JsonObject.EMPTY);
    }
}
