package wherry.tool;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import wherry.json.Json;
import wherry.json.JsonNull;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.MessageText;

/// The arguments of a call, read by type; also those of a prompt, the variables of a resource template, and an object among the arguments.
///
/// They are valid by the schema, and have its defaults. What a schema does not say, such as that a text is a date, is checked when it is
/// read: a bad value throws [InvalidArgument]. To read a name that is not declared, or to [#get] what was not given, is a bug of the
/// handler: an [IllegalStateException] names the tool and the argument. Immutable.
public final class Arguments {
    /// Keywords by which a schema may take members that its `properties` does not name.
    private static final List<String> OPEN = List.of("patternProperties", "propertyNames", "unevaluatedProperties", "$ref", "$dynamicRef",
            "allOf", "anyOf", "oneOf", "if", "dependentSchemas");

    private final String owner;
    private final String pointer;
    private final JsonObject schema;
    private final JsonObject values;

    Arguments(String owner, String pointer, JsonObject schema, JsonObject values) {
        this.owner = owner;
        this.pointer = pointer;
        this.schema = schema;
        this.values = values;
    }

    /// @param owner  of which the arguments are, such as `tool add_note`; for messages
    /// @param schema by which the values are valid; its `properties` are the names that may be read. [JsonObject#EMPTY]: any may
    public static Arguments of(String owner, JsonObject schema, JsonObject values) {
        return new Arguments(Objects.requireNonNull(owner), "", Objects.requireNonNull(schema), Objects.requireNonNull(values));
    }

    /// All values as JSON.
    public JsonObject json() {
        return values;
    }

    /// Whether there is a value, which may be JSON null.
    public boolean has(String name) {
        return values.has(name);
    }

    /// An argument that is required, or has a default.
    public Argument get(String name) {
        Json value = values.get(name).orElseThrow(() -> notGiven(name));
        return argument(name, value);
    }

    /// An argument that may be left out; empty when it is, or is JSON null.
    public Optional<Argument> find(String name) {
        Optional<Json> value = values.get(name);
        if (value.isEmpty() && !isDeclared(name)) {
            throw notGiven(name);
        }
        return value.filter(given -> given != JsonNull.NULL).map(given -> argument(name, given));
    }

    /// `get(name).text()`, as the methods below are for other types.
    public String text(String name) {
        return get(name).text();
    }

    public int integer(String name) {
        return get(name).integer();
    }

    public double number(String name) {
        return get(name).number();
    }

    public boolean bool(String name) {
        return get(name).bool();
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return get(name).choice(type);
    }

    public Instant instant(String name) {
        return get(name).instant();
    }

    public List<String> texts(String name) {
        return get(name).texts();
    }

    public <T> List<T> list(String name, Function<Argument, T> item) {
        return get(name).list(item);
    }

    public Arguments object(String name) {
        return get(name).object();
    }

    Argument argument(String name, Json value) {
        JsonObject properties = properties();
        JsonObject member = properties.object(name).or(() -> schema.object("additionalProperties")).orElse(JsonObject.EMPTY);
        return new Argument(owner, pointer + "/" + JsonPointer.escape(name), member, value);
    }

    private JsonObject properties() {
        return schema.object("properties").orElse(JsonObject.EMPTY);
    }

    private boolean isDeclared(String name) {
        return properties().has(name) || schema.isEmpty() || schema.object("additionalProperties").isPresent()
                || schema.isTrue("additionalProperties") || OPEN.stream().anyMatch(schema::has);
    }

    private IllegalStateException notGiven(String name) {
        String argument = pointer.isEmpty() ? "argument '" + name + "'" : "'" + name + "' in " + pointer;
        if (isDeclared(name)) {
            return new IllegalStateException(owner + ": " + argument
                    + " was not given; read it by find(), require it in the schema, or give it a default there");
        }
        String names = MessageText.choice(properties().names());
        return new IllegalStateException(owner + " has no " + argument + "; its schema has " + (names.isEmpty() ? "none" : names));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
