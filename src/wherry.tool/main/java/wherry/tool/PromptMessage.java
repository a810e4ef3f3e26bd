package wherry.tool;

import java.util.Objects;

/// One message of a prompt.
public record PromptMessage(Role role, Content content) {

    public PromptMessage {
        Objects.requireNonNull(role);
        Objects.requireNonNull(content);
    }

    public static PromptMessage user(Content content) {
        return new PromptMessage(Role.USER, content);
    }

    public static PromptMessage assistant(Content content) {
        return new PromptMessage(Role.ASSISTANT, content);
    }
}
