package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;

/// The messages that a prompt gives. Immutable: what is said of it gives another.
public final class PromptResult {
    private final List<PromptMessage> messages;
    /// Null when there is none.
    private final String description;
    private final JsonObject meta;

    private PromptResult(List<PromptMessage> messages, String description, JsonObject meta) {
        this.messages = List.copyOf(messages);
        this.description = description;
        this.meta = meta;
    }

    public static PromptResult of(PromptMessage... messages) {
        return new PromptResult(List.of(messages), null, JsonObject.EMPTY);
    }

    public PromptResult description(String text) {
        return new PromptResult(messages, Objects.requireNonNull(text), meta);
    }

    /// A member of `_meta`.
    public PromptResult meta(String key, Json value) {
        return new PromptResult(messages, description, meta.toBuilder().put(key, value).build());
    }

    public List<PromptMessage> messages() {
        return messages;
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public JsonObject meta() {
        return meta;
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(messages, description, meta);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PromptResult that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "PromptResult" + parts();
    }
}
