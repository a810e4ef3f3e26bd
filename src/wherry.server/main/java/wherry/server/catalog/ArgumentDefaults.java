package wherry.server.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.SchemaLimits;
import wherry.json.SchemaViolation;
import wherry.json.schema.JsonSchema;

/// The `default`s of a tool's input schema, to be added to arguments that leave them out: those that a chain of `properties` and `items`
/// leads to. An object that was left out stays so, unless it has a default itself.
public final class ArgumentDefaults {
    private static final ArgumentDefaults NONE = new ArgumentDefaults(JsonObject.EMPTY, Map.of(), List.of());
    private static final String ROOT = "urn:wherry:input";

    private final JsonObject own;
    /// By name, those that have defaults inside.
    private final Map<String, ArgumentDefaults> members;
    /// Of each item of an array; empty or one.
    private final List<ArgumentDefaults> items;

    private ArgumentDefaults(JsonObject own, Map<String, ArgumentDefaults> members, List<ArgumentDefaults> items) {
        this.own = own;
        this.members = members;
        this.items = items;
    }

    /// @throws IllegalArgumentException when a default is not valid by its own schema
    public static ArgumentDefaults of(JsonObject schema) {
        var given = new LinkedHashMap<String, Json>();
        ArgumentDefaults defaults = of(schema, "", given);
        if (!given.isEmpty()) {
            check(schema, given);
        }
        return defaults;
    }

    /// @param given takes each default by the pointer of its schema
    private static ArgumentDefaults of(JsonObject schema, String pointer, Map<String, Json> given) {
        var own = JsonObject.builder();
        var members = new HashMap<String, ArgumentDefaults>();
        schema.object("properties").orElse(JsonObject.EMPTY).forEach((name, value) -> {
            if (value instanceof JsonObject property) {
                String place = pointer + "/properties/" + JsonPointer.escape(name);
                property.get("default").ifPresent(each -> {
                    own.put(name, each);
                    given.put(place, each);
                });
                ArgumentDefaults inside = of(property, place, given);
                if (inside != NONE) {
                    members.put(name, inside);
                }
            }
        });
        ArgumentDefaults items = schema.object("items").map(each -> of(each, pointer + "/items", given)).orElse(NONE);
        JsonObject defaults = own.build();
        return defaults.isEmpty() && members.isEmpty() && items == NONE ? NONE
                : new ArgumentDefaults(defaults, members, items == NONE ? List.of() : List.of(items));
    }

    /// Checks all of them as the members of one object, by a schema that refers to the schema of each.
    private static void check(JsonObject root, Map<String, Json> given) {
        var references = JsonObject.builder();
        given.keySet().forEach(pointer -> references.put(pointer, JsonObject.of("$ref",
                Json.of(ROOT + "#" + URLEncoder.encode(pointer, StandardCharsets.UTF_8).replace("+", "%20")))));
        JsonObject schema = JsonObject.of("properties", references.build());
        for (SchemaViolation violation : JsonSchema.compile(schema, SchemaLimits.DEFAULT, Map.of(ROOT, root)).validate(JsonObject.of(given))) {
            String place = JsonPointer.unescape(violation.instancePointer()).replaceFirst("^/", "");
            throw new IllegalArgumentException("the default at " + place + " is not valid: " + violation.message());
        }
    }

    /// The arguments with the defaults of what they leave out; the same ones when they leave out nothing that has a default.
    public JsonObject addedTo(JsonObject arguments) {
        if (this == NONE) {
            return arguments;
        }
        var all = arguments.toBuilder();
        members.forEach((name, inside) -> arguments.get(name).ifPresent(value -> all.put(name, inside.addedTo(value))));
        own.forEach((name, value) -> {
            if (!arguments.has(name)) {
                all.put(name, value);
            }
        });
        return all.build();
    }

    private Json addedTo(Json value) {
        if (value instanceof JsonObject object) {
            return addedTo(object);
        }
        return value instanceof JsonArray array && !items.isEmpty() ? JsonArray.of(array.items(), items.getFirst()::addedTo) : value;
    }
}
