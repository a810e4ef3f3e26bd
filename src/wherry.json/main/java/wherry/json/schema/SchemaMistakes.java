package wherry.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.JsonString;
import wherry.json.MessageText;

/// What is valid in a schema and yet likely a mistake, since it checks nothing: a keyword that JSON Schema lacks, and a required member
/// that is not among the properties. A keyword that begins with `x-` is somebody's own.
public final class SchemaMistakes {
    private static final Set<String> OF_A_SCHEMA = Set.of("additionalItems", "additionalProperties", "contains", "contentSchema", "else",
            "if", "items", "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties");
    private static final Set<String> OF_SCHEMAS = Set.of("allOf", "anyOf", "items", "oneOf", "prefixItems");
    private static final Set<String> OF_NAMED_SCHEMAS = Set.of("$defs", "definitions", "dependencies", "dependentSchemas",
            "patternProperties", "properties");
    private static final Set<String> OTHERS = Set.of("$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor",
            "$recursiveRef", "$ref", "$schema", "$vocabulary", "const", "contentEncoding", "contentMediaType", "default",
            "dependentRequired", "deprecated", "description", "enum", "examples", "exclusiveMaximum", "exclusiveMinimum", "format",
            "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties",
            "minimum", "multipleOf", "pattern", "readOnly", "required", "title", "type", "uniqueItems", "writeOnly");

    private final List<String> found = new ArrayList<>();

    private SchemaMistakes() {
    }

    /// @param schema that compiles, so that it is bounded
    /// @return a line each: where it is, and what is wrong
    public static List<String> in(JsonObject schema) {
        var mistakes = new SchemaMistakes();
        mistakes.search(schema, "");
        return List.copyOf(mistakes.found);
    }

    private void search(Json schema, String pointer) {
        if (!(schema instanceof JsonObject object)) {
            return;
        }
        for (int i = 0; i < object.size(); i++) {
            search(object.nameAt(i), object.valueAt(i), pointer + "/" + JsonPointer.escape(object.nameAt(i)));
        }
        if (object.string("type").equals(Optional.of("object")) && object.has("properties") && !object.has("patternProperties")) {
            searchRequired(object, pointer);
        }
    }

    private void search(String keyword, Json value, String pointer) {
        if (OF_NAMED_SCHEMAS.contains(keyword) && value instanceof JsonObject schemas) {
            for (int i = 0; i < schemas.size(); i++) {
                search(schemas.valueAt(i), pointer + "/" + JsonPointer.escape(schemas.nameAt(i)));
            }
        } else if (OF_SCHEMAS.contains(keyword) && value instanceof JsonArray schemas) {
            for (int i = 0; i < schemas.items().size(); i++) {
                search(schemas.items().get(i), pointer + "/" + i);
            }
        } else if (OF_A_SCHEMA.contains(keyword)) {
            search(value, pointer);
        } else if (!OTHERS.contains(keyword) && !OF_NAMED_SCHEMAS.contains(keyword) && !OF_SCHEMAS.contains(keyword)
                && !keyword.startsWith("x-")) {
            found.add(MessageText.excerpt(pointer) + ": JSON Schema has no keyword '" + MessageText.excerpt(keyword) + "', so it checks nothing");
        }
    }

    private void searchRequired(JsonObject object, String pointer) {
        JsonObject properties = object.object("properties").orElse(JsonObject.EMPTY);
        for (Json name : object.array("required").orElse(JsonArray.EMPTY).items()) {
            if (name instanceof JsonString(String text) && !properties.has(text)) {
                found.add(MessageText.excerpt(pointer) + "/required: '" + MessageText.excerpt(text) + "' is not among the properties");
            }
        }
    }
}
