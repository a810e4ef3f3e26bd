package wherry.tool;

import java.util.Objects;
import java.util.Optional;

/// What the client's model said. Untrusted, as all that comes from outside.
///
/// @param model      the model's name
/// @param stopReason such as `endTurn`, `maxTokens`, `stopSequence`, `toolUse`
public record SamplingResult(SamplingMessage message, String model, Optional<String> stopReason) implements InputResponse {

    public SamplingResult {
        Objects.requireNonNull(message);
        Objects.requireNonNull(model);
        Objects.requireNonNull(stopReason);
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
}
