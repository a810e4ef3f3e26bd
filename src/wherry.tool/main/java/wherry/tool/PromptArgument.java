package wherry.tool;

import java.util.Objects;
import java.util.Optional;

/// An argument of a [Prompt]; its value is a string.
public record PromptArgument(String name, Optional<String> title, Optional<String> description, boolean required,
        Optional<Completer> completer) {

    public PromptArgument {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Objects.requireNonNull(completer);
    }

    public static PromptArgument required(String name, String description) {
        return new PromptArgument(name, Optional.empty(), Optional.of(description), true, Optional.empty());
    }

    public static PromptArgument optional(String name, String description) {
        return new PromptArgument(name, Optional.empty(), Optional.of(description), false, Optional.empty());
    }

    public PromptArgument completing(Completer completer) {
        return new PromptArgument(name, title, description, required, Optional.of(completer));
    }
}
