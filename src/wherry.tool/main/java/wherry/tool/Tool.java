package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonObject;

/// A function that a model may call (specification: server/tools).
///
/// Immutable: each method that says something of the tool gives a tool of which that is said as well, in any order.
/// `Tool.named("greet").description("…").input("…").readOnly().handler(this::greet)`
public final class Tool {
    private static final ToolSchema NO_ARGUMENTS = new ToolSchema.Written(
            JsonObject.of("type", Json.of("object"), "properties", JsonObject.EMPTY, "additionalProperties", Json.of(false)));

    private final String name;
    // Set before a method gives its copy away, and never after. Null where nothing is said.
    private String title;
    private String description;
    private ToolSchema inputSchema = NO_ARGUMENTS;
    private ToolSchema outputSchema;
    private ToolAnnotations annotations = ToolAnnotations.NONE;
    private List<Icon> icons = List.of();
    private JsonObject meta = JsonObject.EMPTY;
    private Set<String> scopes = Set.of();
    private ToolHandler handler;

    private Tool(String name) {
        this.name = name;
    }

    /// @param name 1 to 128 of `A-Z a-z 0-9 _ - .`; unique in the server
    public static Tool named(String name) {
        return new Tool(ToolName.checked(name));
    }

    private Tool copy() {
        return copy(new Tool(name));
    }

    private Tool copy(Tool copy) {
        copy.title = title;
        copy.description = description;
        copy.inputSchema = inputSchema;
        copy.outputSchema = outputSchema;
        copy.annotations = annotations;
        copy.icons = icons;
        copy.meta = meta;
        copy.scopes = scopes;
        copy.handler = handler;
        return copy;
    }

    /// The same tool under another name.
    ///
    /// @throws IllegalArgumentException as [#named] says
    public Tool renamed(String other) {
        return copy(named(other));
    }

    /// A name for people.
    public Tool title(String text) {
        Tool copy = copy();
        copy.title = Objects.requireNonNull(text);
        return copy;
    }

    /// What the model goes by.
    public Tool description(String text) {
        Tool copy = copy();
        copy.description = Objects.requireNonNull(text);
        return copy;
    }

    /// JSON Schema of the arguments, of type object; checked before the handler runs. Without one the tool takes no arguments.
    public Tool input(JsonObject schema) {
        if (!schema.string("type").equals(Optional.of("object"))) {
            throw new IllegalArgumentException("tool " + name + ": inputSchema should have \"type\": \"object\"");
        }
        Tool copy = copy();
        copy.inputSchema = new ToolSchema.Written(schema);
        return copy;
    }

    /// [#input(JsonObject)] for generated code.
    public Tool input(CheckedSchema schema) {
        Tool copy = copy();
        copy.inputSchema = Objects.requireNonNull(schema);
        return copy;
    }

    /// [#input(JsonObject)] from JSON text.
    ///
    /// @throws IllegalArgumentException when it is not JSON; the message names the tool, the line and the column
    public Tool input(String schema) {
        return input(parsed("input", schema));
    }

    /// JSON Schema of the structured result; checked after the handler ran. Clients before 2026-07-28 see it only when its type is object.
    public Tool output(JsonObject schema) {
        Tool copy = copy();
        copy.outputSchema = new ToolSchema.Written(Objects.requireNonNull(schema));
        return copy;
    }

    /// [#output(JsonObject)] for generated code.
    public Tool output(CheckedSchema schema) {
        Tool copy = copy();
        copy.outputSchema = Objects.requireNonNull(schema);
        return copy;
    }

    /// [#output(JsonObject)] from JSON text, as [#input(String)].
    public Tool output(String schema) {
        return output(parsed("output", schema));
    }

    private JsonObject parsed(String which, String schema) {
        try {
            return JsonObject.parse(schema);
        } catch (JsonException e) {
            throw new IllegalArgumentException("tool " + name + ": " + which + " schema: " + e.getMessage(), e);
        }
    }

    /// It changes nothing.
    public Tool readOnly() {
        return annotations(ToolAnnotations.NONE.readOnly(true).destructive(false));
    }

    /// It may delete or overwrite.
    public Tool destructive() {
        return annotations(ToolAnnotations.NONE.readOnly(false).destructive(true));
    }

    /// A second call with the same arguments changes nothing more.
    public Tool idempotent() {
        return annotations(ToolAnnotations.NONE.idempotent(true));
    }

    /// It reaches beyond this server.
    public Tool openWorld() {
        return annotations(ToolAnnotations.NONE.openWorld(true));
    }

    /// Further hints on what a call does.
    ///
    /// @throws IllegalArgumentException when they contradict those that the tool has
    public Tool annotations(ToolAnnotations hints) {
        Tool copy = copy();
        try {
            copy.annotations = annotations.and(hints);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tool " + name + ": " + e.getMessage(), e);
        }
        return copy;
    }

    /// One more icon.
    public Tool icon(Icon icon) {
        Tool copy = copy();
        copy.icons = Stream.concat(icons.stream(), Stream.of(icon)).toList();
        return copy;
    }

    /// A member of `_meta`.
    public Tool meta(String key, Json value) {
        Tool copy = copy();
        copy.meta = meta.toBuilder().put(key, value).build();
        return copy;
    }

    /// One more scope that a caller with an access token needs to call it.
    ///
    /// @throws IllegalArgumentException when it is no scope as RFC 6749 writes one
    public Tool scope(String scope) {
        Tool copy = copy();
        copy.scopes = Scopes.and(scopes, scope);
        return copy;
    }

    /// The code behind it, which each tool needs but those that are offered to the client's model.
    public Tool handler(ToolHandler code) {
        Tool copy = copy();
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

    public JsonObject inputSchema() {
        return inputSchema.json();
    }

    public Optional<JsonObject> outputSchema() {
        return outputSchema == null ? Optional.empty() : Optional.of(outputSchema.json());
    }

    /// Whether each of its schemas is a [CheckedSchema].
    public boolean hasCheckedSchemas() {
        return inputSchema instanceof CheckedSchema && (outputSchema == null || outputSchema instanceof CheckedSchema);
    }

    public ToolAnnotations annotations() {
        return annotations;
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
    public ToolHandler handler() {
        if (handler == null) {
            throw new IllegalArgumentException("tool " + name + " has no handler; add .handler(…)");
        }
        return handler;
    }
}
