package wherry.server.call;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.JsonString;
import wherry.json.SchemaViolation;
import wherry.json.schema.JsonSchema;

/// Leaves out each argument that is `null` and that the tool's schema refuses. Many clients send every argument that they know,
/// with `null` for those without a value. A `null` that the schema accepts stays, since it may mean something.
final class NullArguments {
    /// How often the arguments are validated again: one validation lists a bounded number of violations.
    private static final int LOOKS = 4;

    private NullArguments() {
    }

    /// @param refused the schema's violations by the arguments
    /// @return the arguments without the refused `null`s; the same object when these would still not be valid
    static JsonObject leftOut(JsonObject arguments, JsonSchema schema, List<SchemaViolation> refused) {
        JsonObject rest = arguments;
        List<SchemaViolation> violations = refused;
        for (int look = 0; look < LOOKS && !violations.isEmpty(); look++) {
            var pointers = new HashSet<String>();
            violations.forEach(violation -> pointers.add(violation.instancePointer()));
            JsonObject less = without(pointers, "", rest);
            if (less.equals(rest)) {
                return arguments;
            }
            rest = less;
            violations = schema.validate(rest);
        }
        return violations.isEmpty() ? rest : arguments;
    }

    private static JsonObject without(Set<String> pointers, String path, JsonObject object) {
        var rest = JsonObject.builder();
        object.forEach((name, value) -> {
            String pointer = path + "/" + JsonPointer.escape(name);
            if (!(value instanceof JsonNull) || !pointers.contains(pointer)) {
                rest.put(name, without(pointers, pointer, value));
            }
        });
        return rest.build();
    }

    private static Json without(Set<String> pointers, String path, Json value) {
        return switch (value) {
            case JsonObject object -> without(pointers, path, object);
            case JsonArray array -> {
                int[] place = {0};
                yield JsonArray.of(array.items(), item -> without(pointers, path + "/" + place[0]++, item));
            }
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }
}
