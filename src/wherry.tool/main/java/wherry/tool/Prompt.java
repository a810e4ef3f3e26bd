package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.json.JsonObject;

/// A message template that a user may choose (specification: server/prompts).
///
/// @param name unique in the server
public record Prompt(String name, Optional<String> title, Optional<String> description, List<PromptArgument> arguments,
        List<Icon> icons, JsonObject meta, PromptHandler handler) {

    public Prompt {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a prompt should have a name");
        }
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        arguments = List.copyOf(arguments);
        if (arguments.stream().map(PromptArgument::name).collect(Collectors.toSet()).size() < arguments.size()) {
            throw new IllegalArgumentException("prompt " + name + " has two arguments of one name");
        }
        icons = List.copyOf(icons);
        Objects.requireNonNull(meta);
        Objects.requireNonNull(handler);
    }

    public static Prompt of(String name, String description, List<PromptArgument> arguments, PromptHandler handler) {
        return new Prompt(name, Optional.empty(), Optional.of(description), arguments, List.of(), JsonObject.EMPTY, handler);
    }
}
