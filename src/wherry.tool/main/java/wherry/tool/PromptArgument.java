package wherry.tool;

import java.util.Objects;
import java.util.Optional;

/// An argument of a [Prompt]; its value is a string. Immutable, as a prompt is.
public final class PromptArgument {
    private final String name;
    private final String description;
    private final boolean required;
    // Null where there is none.
    private final String title;
    private final Completer completer;

    private PromptArgument(String name, String description, boolean required, String title, Completer completer) {
        this.name = Objects.requireNonNull(name);
        this.description = Objects.requireNonNull(description);
        this.required = required;
        this.title = title;
        this.completer = completer;
    }

    public static PromptArgument required(String name, String description) {
        return new PromptArgument(name, description, true, null, null);
    }

    public static PromptArgument optional(String name, String description) {
        return new PromptArgument(name, description, false, null, null);
    }

    /// A name for people.
    public PromptArgument title(String text) {
        return new PromptArgument(name, description, required, Objects.requireNonNull(text), completer);
    }

    /// What offers values while a user types one.
    public PromptArgument completing(Completer code) {
        return new PromptArgument(name, description, required, title, Objects.requireNonNull(code));
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public boolean required() {
        return required;
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<Completer> completer() {
        return Optional.ofNullable(completer);
    }
}
