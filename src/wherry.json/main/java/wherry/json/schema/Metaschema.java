package wherry.json.schema;

import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.schema.keyword.Dialect;

/// The metaschema of 2020-12, written as one resource that accepts the same schemas as the official ones together.
///
/// It is compiled only when a schema refers to it.
final class Metaschema {
    private static final String SHAPES = """
            {
              "schema": {"$dynamicRef": "#meta"},
              "schemas": {"type": "array", "minItems": 1, "items": {"$dynamicRef": "#meta"}},
              "named": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}},
              "any": true,
              "string": {"type": "string"},
              "strings": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
              "flag": {"type": "boolean"},
              "array": {"type": "array"},
              "number": {"type": "number"},
              "unit": {"type": "number", "exclusiveMinimum": 0},
              "count": {"type": "integer", "minimum": 0},
              "id": {"type": "string", "pattern": "^[^#]*#?$"},
              "name": {"type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"},
              "flags": {"type": "object", "additionalProperties": {"type": "boolean"}},
              "kind": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]},
              "kinds": {"if": {"type": "array"},
                "then": {"items": {"$ref": "#/$defs/kind"}, "minItems": 1, "uniqueItems": true},
                "else": {"$ref": "#/$defs/kind"}},
              "required": {"type": "object", "additionalProperties": {"$ref": "#/$defs/strings"}},
              "dependencies": {"type": "object", "additionalProperties":
                {"if": {"type": "array"}, "then": {"$ref": "#/$defs/strings"}, "else": {"$dynamicRef": "#meta"}}}
            }""";
    /// A form of value and the keywords that take it.
    private static final String KEYWORDS = """
            schema additionalProperties propertyNames items contains not if then else contentSchema
            schema unevaluatedItems unevaluatedProperties
            schemas allOf anyOf oneOf prefixItems
            named $defs definitions properties patternProperties dependentSchemas
            any const default
            string $schema $ref $dynamicRef $comment title description format pattern contentEncoding contentMediaType
            strings required
            flag deprecated readOnly writeOnly uniqueItems
            array enum examples
            number minimum maximum exclusiveMinimum exclusiveMaximum
            unit multipleOf
            count minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties
            id $id
            name $anchor $dynamicAnchor
            flags $vocabulary
            kinds type
            required dependentRequired
            dependencies dependencies
            """;

    private Metaschema() {
    }

    static Json read() {
        var properties = JsonObject.builder();
        KEYWORDS.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int i = 1; i < words.length; i++) {
                properties.put(words[i], JsonObject.of("$ref", Json.of("#/$defs/" + words[0])));
            }
        });
        return JsonObject.parse("""
                {"$schema": "%1$s", "$id": "%1$s", "$dynamicAnchor": "meta", "type": ["object", "boolean"]}"""
                .formatted(Dialect.LATEST_URI))
                .toBuilder().put("$defs", JsonObject.parse(SHAPES)).put("properties", properties.build()).build();
    }
}
