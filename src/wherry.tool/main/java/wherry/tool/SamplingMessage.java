package wherry.tool;

import java.util.List;
import java.util.Objects;

/// A message to or from the client's model.
///
/// @param content one piece or more; clients before 2025-11-25 take one
public record SamplingMessage(Role role, List<SamplingContent> content) {

    public SamplingMessage {
        Objects.requireNonNull(role);
        content = List.copyOf(content);
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a message to the model should have content");
        }
    }

    public static SamplingMessage user(String text) {
        return new SamplingMessage(Role.USER, List.of(Content.text(text)));
    }

    public static SamplingMessage assistant(String text) {
        return new SamplingMessage(Role.ASSISTANT, List.of(Content.text(text)));
    }
}
