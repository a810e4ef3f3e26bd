package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonObject;

/// A message template that a user may choose (specification: server/prompts).
///
/// Immutable: each method that says something of the prompt gives a prompt of which that is said as well, in any order.
public final class Prompt {
    private final String name;
    // Set before a method gives its copy away, and never after. Null where nothing is said.
    private String title;
    private String description;
    private List<PromptArgument> arguments = List.of();
    private List<Icon> icons = List.of();
    private JsonObject meta = JsonObject.EMPTY;
    private Set<String> scopes = Set.of();
    private PromptHandler handler;

    private Prompt(String name) {
        this.name = name;
    }

    /// @param name unique in the server
    public static Prompt named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a prompt should have a name");
        }
        return new Prompt(name);
    }

    private Prompt copy() {
        var copy = new Prompt(name);
        copy.title = title;
        copy.description = description;
        copy.arguments = arguments;
        copy.icons = icons;
        copy.meta = meta;
        copy.scopes = scopes;
        copy.handler = handler;
        return copy;
    }

    /// A name for people.
    public Prompt title(String text) {
        Prompt copy = copy();
        copy.title = Objects.requireNonNull(text);
        return copy;
    }

    public Prompt description(String text) {
        Prompt copy = copy();
        copy.description = Objects.requireNonNull(text);
        return copy;
    }

    /// One more argument, after the others.
    public Prompt argument(PromptArgument argument) {
        if (arguments.stream().anyMatch(each -> each.name().equals(argument.name()))) {
            throw new IllegalArgumentException("prompt " + name + " has two arguments named " + argument.name());
        }
        Prompt copy = copy();
        copy.arguments = Stream.concat(arguments.stream(), Stream.of(argument)).toList();
        return copy;
    }

    /// One more icon.
    public Prompt icon(Icon icon) {
        Prompt copy = copy();
        copy.icons = Stream.concat(icons.stream(), Stream.of(icon)).toList();
        return copy;
    }

    /// A member of `_meta`.
    public Prompt meta(String key, Json value) {
        Prompt copy = copy();
        copy.meta = meta.toBuilder().put(key, value).build();
        return copy;
    }

    /// One more scope that a caller with an access token needs to get it.
    ///
    /// @throws IllegalArgumentException when it is no scope as RFC 6749 writes one
    public Prompt scope(String scope) {
        Prompt copy = copy();
        copy.scopes = Scopes.and(scopes, scope);
        return copy;
    }

    /// The code behind it, which each prompt needs.
    public Prompt handler(PromptHandler code) {
        Prompt copy = copy();
        copy.handler = Objects.requireNonNull(code);
        return copy;
    }

    public String name() {
        return name;
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public List<PromptArgument> arguments() {
        return arguments;
    }

    public List<Icon> icons() {
        return icons;
    }

    public JsonObject meta() {
        return meta;
    }

    /// What a caller needs; in the order in which it was said.
    public Set<String> scopes() {
        return scopes;
    }

    /// @throws IllegalArgumentException when it has none
    public PromptHandler handler() {
        if (handler == null) {
            throw new IllegalArgumentException("prompt " + name + " has no handler; add .handler(…)");
        }
        return handler;
    }
}
