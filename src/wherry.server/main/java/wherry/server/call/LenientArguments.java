package wherry.server.call;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonException;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.JsonString;
import wherry.json.SchemaViolation;
import wherry.json.schema.JsonSchema;

/// Takes arguments that the schema of a tool refuses in two forms that are common among clients. Many send every argument that they
/// know, with `null` for those without a value. Some send a number, a boolean, an array or an object as its JSON text.
///
/// What the schema accepts stays as it is: a `null` or a text may mean something. For one call.
final class LenientArguments {
    /// How often the arguments are validated again: one validation lists a bounded number of violations.
    private static final int LOOKS = 4;
    /// Of all texts of one call.
    static final int MOST_CHARACTERS = 256 << 10;
    static final int MOST_VALUES = 10_000;

    private final boolean takesTexts;
    private final List<String> texts = new ArrayList<>();
    /// The places of the last violations.
    private final Set<String> refused = new HashSet<>();
    private int charactersLeft = MOST_CHARACTERS;
    private long valuesLeft = MOST_VALUES;

    private LenientArguments(boolean takesTexts) {
        this.takesTexts = takesTexts;
    }

    /// @param arguments the same object when they cannot be taken
    /// @param texts     the places of those that were JSON text
    record Taken(JsonObject arguments, List<String> texts) {
    }

    /// @param source     what the schema was compiled from
    /// @param takesTexts whether JSON text is taken
    /// @param violations the schema's, by the arguments
    static Taken taken(JsonObject arguments, JsonSchema schema, JsonObject source, boolean takesTexts, List<SchemaViolation> violations) {
        var lenient = new LenientArguments(takesTexts);
        JsonObject taken = lenient.taken(arguments, schema, source, violations);
        return new Taken(taken, taken == arguments ? List.of() : List.copyOf(lenient.texts));
    }

    private JsonObject taken(JsonObject arguments, JsonSchema schema, JsonObject source, List<SchemaViolation> first) {
        JsonObject taken = arguments;
        List<SchemaViolation> violations = first;
        for (int look = 0; look < LOOKS && !violations.isEmpty(); look++) {
            refused.clear();
            violations.forEach(violation -> refused.add(violation.instancePointer()));
            JsonObject next = object(taken, source, "");
            if (next.equals(taken)) {
                return arguments;
            }
            taken = next;
            violations = schema.validate(taken);
        }
        return violations.isEmpty() ? taken : arguments;
    }

    private JsonObject object(JsonObject object, JsonObject schema, String path) {
        JsonObject properties = schema.object("properties").orElse(JsonObject.EMPTY);
        var rest = JsonObject.builder();
        object.forEach((name, value) -> {
            String pointer = path + "/" + JsonPointer.escape(name);
            if (!(value instanceof JsonNull) || !refused.contains(pointer)) {
                rest.put(name, value(value, properties.object(name).orElse(JsonObject.EMPTY), pointer));
            }
        });
        return rest.build();
    }

    /// @param schema empty where no chain of `properties` and `items` leads
    private Json value(Json value, JsonObject schema, String path) {
        return switch (value) {
            case JsonObject object -> object(object, schema, path);
            case JsonArray array -> {
                JsonObject items = schema.object("items").orElse(JsonObject.EMPTY);
                int[] place = {0};
                yield JsonArray.of(array.items(), item -> value(item, items, path + "/" + place[0]++));
            }
            case JsonString(String text) -> takesTexts && refused.contains(path) ? text(text, schema, path).orElse(value) : value;
            case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private Optional<Json> text(String text, JsonObject schema, String path) {
        List<Json> types = schema.get("type").map(type -> type instanceof JsonArray(var several) ? several : List.of(type)).orElse(List.of());
        long values = 1 + text.chars().filter(each -> each == ',' || each == ':' || each == '[' || each == '{').count();
        if (types.contains(Json.of("string")) || text.length() > charactersLeft || values > valuesLeft) {
            return Optional.empty();
        }
        charactersLeft -= text.length();
        valuesLeft -= values;
        try {
            Json parsed = Json.parse(text);
            if (types.contains(Json.of(parsed.kind())) || parsed instanceof JsonNumber number && number.isInteger() && types.contains(Json.of("integer"))) {
                texts.add(path);
                return Optional.of(parsed);
            }
        } catch (JsonException e) {
            // It is no JSON text, and the violation tells what would be valid.
        }
        return Optional.empty();
    }
}
