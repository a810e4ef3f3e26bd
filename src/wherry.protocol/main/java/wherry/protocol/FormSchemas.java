package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Rewrites a form's schema for revision 2025-06-18, which has no `oneOf` of titles, no lists, and defaults only for booleans.
final class FormSchemas {
    private FormSchemas() {
    }

    /// Whether a field takes several values, which older revisions cannot express.
    static boolean hasLists(JsonObject schema) {
        return schema.object("properties").orElse(JsonObject.EMPTY).values().stream()
                .anyMatch(field -> field instanceof JsonObject object && object.string("type").equals(Optional.of("array")));
    }

    static JsonObject worded(JsonObject schema, Revision revision) {
        if (revision.since(Revision.V2025_11_25)) {
            return schema;
        }
        var properties = JsonObject.builder();
        schema.object("properties").orElse(JsonObject.EMPTY).forEach((name, property) ->
                properties.put(name, property instanceof JsonObject field ? older(field) : property));
        return schema.toBuilder().put("properties", properties.build()).build();
    }

    private static JsonObject older(JsonObject field) {
        boolean isFlag = field.string("type").filter("boolean"::equals).isPresent();
        var json = JsonObject.builder();
        field.forEach((keyword, value) -> {
            if (keyword.equals("oneOf") && value instanceof JsonArray options) {
                json.put("enum", each(options, "const")).put("enumNames", each(options, "title"));
            } else if (!keyword.equals("default") || isFlag) {
                json.put(keyword, value);
            }
        });
        return json.build();
    }

    private static JsonArray each(JsonArray options, String member) {
        return JsonArray.of(options.items(), option -> option instanceof JsonObject titled
                ? titled.get(member).filter(JsonString.class::isInstance).orElse(Json.of(""))
                : Json.of(""));
    }
}
