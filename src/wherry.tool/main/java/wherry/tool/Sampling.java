package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// Asks the client's model (specification: client/sampling). The client, and its user, may change or refuse it.
///
/// @param maxTokens     the most tokens to generate
/// @param preferences   `modelPreferences`: `hints`, `costPriority`, `speedPriority`, `intelligencePriority`; may be empty
/// @param metadata      for the model's provider; may be empty
/// @param tools         that the model may use, the handlers unused; since 2025-11-25
/// @param toolChoice    `auto`, `required` or `none`; since 2025-11-25
public record Sampling(List<SamplingMessage> messages, long maxTokens, Optional<String> systemPrompt,
        JsonObject preferences, Optional<Double> temperature, List<String> stopSequences, JsonObject metadata,
        List<Tool> tools, Optional<String> toolChoice) implements InputRequest {

    public Sampling {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || maxTokens < 1) {
            throw new IllegalArgumentException("sampling should have a message and maxTokens of at least 1");
        }
        Objects.requireNonNull(systemPrompt);
        Objects.requireNonNull(preferences);
        Objects.requireNonNull(temperature);
        stopSequences = List.copyOf(stopSequences);
        Objects.requireNonNull(metadata);
        tools = List.copyOf(tools);
        Objects.requireNonNull(toolChoice);
    }

    /// Asks with one message and nothing else set.
    public static Sampling of(String prompt, long maxTokens) {
        return new Sampling(List.of(SamplingMessage.user(prompt)), maxTokens, Optional.empty(), JsonObject.EMPTY,
                Optional.empty(), List.of(), JsonObject.EMPTY, List.of(), Optional.empty());
    }

    /// Whether only a client whose model can use tools can take this: it offers some, or its messages tell of their use.
    public boolean usesTools() {
        return !tools.isEmpty() || messages.stream().flatMap(message -> message.content().stream())
                .anyMatch(part -> part instanceof SamplingContent.ToolUse || part instanceof SamplingContent.ToolAnswer);
    }

    public Sampling system(String prompt) {
        return new Sampling(messages, maxTokens, Optional.of(prompt), preferences, temperature, stopSequences, metadata,
                tools, toolChoice);
    }
}
