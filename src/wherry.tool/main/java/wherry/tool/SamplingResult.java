package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the client's model said. Untrusted, as all that comes from outside.
public final class SamplingResult implements InputResponse {
    private final SamplingMessage message;
    private final String model;
    /// Null when the client gave none.
    private final String stopReason;

    private SamplingResult(SamplingMessage message, String model, String stopReason) {
        this.message = Objects.requireNonNull(message);
        this.model = Objects.requireNonNull(model);
        this.stopReason = stopReason;
    }

    public static SamplingResult of(SamplingMessage message, String model) {
        return new SamplingResult(message, model, null);
    }

    /// The same, with why the model stopped.
    public SamplingResult stopReason(String reason) {
        return new SamplingResult(message, model, Objects.requireNonNull(reason));
    }

    public SamplingMessage message() {
        return message;
    }

    /// The model's name.
    public String model() {
        return model;
    }

    /// Such as `endTurn`, `maxTokens`, `stopSequence`, `toolUse`.
    public Optional<String> stopReason() {
        return Optional.ofNullable(stopReason);
    }

    /// The text of the message's text parts, one after another.
    public String text() {
        var out = new StringBuilder();
        for (SamplingContent part : message.content()) {
            if (part instanceof Content.Text text) {
                out.append(text.text());
            }
        }
        return out.toString();
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(message, model, stopReason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SamplingResult that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "SamplingResult" + parts();
    }
}
