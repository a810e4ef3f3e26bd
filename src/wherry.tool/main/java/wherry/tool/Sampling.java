package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// Asks the client's model (specification: client/sampling). The client, and its user, may change or refuse it.
///
/// Immutable: each method that says something of the question gives a question of which that is said as well, in any order.
public final class Sampling implements InputRequest {
    private final List<SamplingMessage> messages;
    private final long maxTokens;
    // Set before a method gives its copy away, and never after. Null where nothing is said.
    private String systemPrompt;
    private JsonObject preferences = JsonObject.EMPTY;
    private Double temperature;
    private List<String> stopSequences = List.of();
    private JsonObject metadata = JsonObject.EMPTY;
    private List<Tool> tools = List.of();
    private String toolChoice;

    private Sampling(List<SamplingMessage> messages, long maxTokens) {
        this.messages = messages;
        this.maxTokens = maxTokens;
    }

    /// Asks with one message.
    ///
    /// @param maxTokens the most tokens to generate
    public static Sampling of(String prompt, long maxTokens) {
        return of(List.of(SamplingMessage.user(prompt)), maxTokens);
    }

    /// @param messages  at least one
    /// @param maxTokens the most tokens to generate
    public static Sampling of(List<SamplingMessage> messages, long maxTokens) {
        if (messages.isEmpty() || maxTokens < 1) {
            throw new IllegalArgumentException("sampling should have a message and maxTokens of at least 1");
        }
        return new Sampling(List.copyOf(messages), maxTokens);
    }

    private Sampling copy() {
        var copy = new Sampling(messages, maxTokens);
        copy.systemPrompt = systemPrompt;
        copy.preferences = preferences;
        copy.temperature = temperature;
        copy.stopSequences = stopSequences;
        copy.metadata = metadata;
        copy.tools = tools;
        copy.toolChoice = toolChoice;
        return copy;
    }

    public Sampling system(String prompt) {
        Sampling copy = copy();
        copy.systemPrompt = Objects.requireNonNull(prompt);
        return copy;
    }

    /// `modelPreferences`: `hints`, `costPriority`, `speedPriority`, `intelligencePriority`.
    public Sampling preferences(JsonObject model) {
        Sampling copy = copy();
        copy.preferences = Objects.requireNonNull(model);
        return copy;
    }

    public Sampling temperature(double value) {
        Sampling copy = copy();
        copy.temperature = value;
        return copy;
    }

    public Sampling stopSequences(String... texts) {
        Sampling copy = copy();
        copy.stopSequences = List.of(texts);
        return copy;
    }

    /// For the model's provider.
    public Sampling metadata(JsonObject object) {
        Sampling copy = copy();
        copy.metadata = Objects.requireNonNull(object);
        return copy;
    }

    /// What the model may use, which need no handlers; since 2025-11-25.
    public Sampling tools(Tool... offered) {
        Sampling copy = copy();
        copy.tools = List.of(offered);
        return copy;
    }

    /// `auto`, `required` or `none`; since 2025-11-25.
    public Sampling toolChoice(String mode) {
        Sampling copy = copy();
        copy.toolChoice = Objects.requireNonNull(mode);
        return copy;
    }

    /// Whether only a client whose model can use tools can take this: it offers some, or its messages tell of their use.
    public boolean usesTools() {
        return !tools.isEmpty() || messages.stream().flatMap(message -> message.content().stream())
                .anyMatch(part -> part instanceof SamplingContent.ToolUse || part instanceof SamplingContent.ToolAnswer);
    }

    public List<SamplingMessage> messages() {
        return messages;
    }

    public long maxTokens() {
        return maxTokens;
    }

    public Optional<String> systemPrompt() {
        return Optional.ofNullable(systemPrompt);
    }

    public JsonObject preferences() {
        return preferences;
    }

    public Optional<Double> temperature() {
        return Optional.ofNullable(temperature);
    }

    public List<String> stopSequences() {
        return stopSequences;
    }

    public JsonObject metadata() {
        return metadata;
    }

    public List<Tool> tools() {
        return tools;
    }

    public Optional<String> toolChoice() {
        return Optional.ofNullable(toolChoice);
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(messages, maxTokens, systemPrompt, preferences, temperature, stopSequences, metadata, tools, toolChoice);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sampling that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Sampling" + parts();
    }
}
