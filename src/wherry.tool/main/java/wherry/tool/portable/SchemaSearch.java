package wherry.tool.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.JsonString;

/// Looks for what the [Rule]s name in an input schema. For one thread.
final class SchemaSearch {
    private static final Pattern SPECIAL = Pattern.compile("\\(\\?[=!<]|\\\\[pP]\\{");
    private static final Pattern PROPERTY_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern USUAL_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Set<String> FORMATS = Set.of("date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");
    private static final Set<String> OF_SCHEMAS = Set.of("oneOf", "anyOf", "allOf", "prefixItems");
    private static final Set<String> OF_NAMED_SCHEMAS = Set.of("properties", "$defs", "definitions", "patternProperties", "dependentSchemas");
    private static final Set<String> OF_A_SCHEMA = Set.of("items", "additionalItems", "contains", "else", "if", "not", "propertyNames", "then");
    /// The keywords that every client takes are not here; the value decides about those with null.
    private static final Set<String> TAKEN = Set.of("type", "properties", "required", "items", "description", "minimum", "maximum", "enum");
    private static final Map<String, Rule> KEYWORDS = Map.ofEntries(Map.entry("oneOf", Rule.ONE_OF), Map.entry("allOf", Rule.ONE_OF),
            Map.entry("$ref", Rule.REFERENCE), Map.entry("$dynamicRef", Rule.REFERENCE), Map.entry("$defs", Rule.REFERENCE),
            Map.entry("definitions", Rule.REFERENCE), Map.entry("prefixItems", Rule.TUPLE), Map.entry("additionalItems", Rule.TUPLE),
            Map.entry("minLength", Rule.LENGTH), Map.entry("maxLength", Rule.LENGTH), Map.entry("minItems", Rule.LENGTH),
            Map.entry("maxItems", Rule.LENGTH), Map.entry("default", Rule.DEFAULT), Map.entry("x-mcp-header", Rule.HEADER),
            Map.entry("$schema", Rule.DIALECT));

    private final List<Finding> found = new ArrayList<>();

    private SchemaSearch() {
    }

    /// @param schema that compiles, so that it is bounded
    static List<Finding> of(JsonObject schema) {
        var search = new SchemaSearch();
        search.top(schema, "/inputSchema");
        return search.found;
    }

    private void top(JsonObject schema, String place) {
        for (String name : schema.object("properties").orElse(JsonObject.EMPTY).names()) {
            if (!PROPERTY_NAME.matcher(name).matches()) {
                found.add(Rule.PROPERTY_NAME.at(place + "/properties/" + JsonPointer.escape(name)));
            } else if (!USUAL_NAME.matcher(name).matches()) {
                found.add(Rule.UNUSUAL_PROPERTY_NAME.at(place + "/properties/" + JsonPointer.escape(name)));
            }
        }
        search(schema, place, true);
    }

    private void search(Json schema, String place, boolean isTop) {
        if (schema instanceof JsonBoolean) {
            found.add(Rule.BOOLEAN_SCHEMA.at(place));
        }
        if (!(schema instanceof JsonObject object)) {
            return;
        }
        whole(object, place);
        for (int i = 0; i < object.size(); i++) {
            String keyword = object.nameAt(i);
            Json value = object.valueAt(i);
            String there = place + "/" + JsonPointer.escape(keyword);
            rule(keyword, value, isTop).ifPresent(rule -> found.add(rule.at(there)));
            inside(keyword, value, there);
        }
    }

    private void whole(JsonObject schema, String place) {
        Json type = schema.get("type").orElse(JsonObject.EMPTY);
        if (type.equals(Json.of("array")) && !schema.has("items") && !schema.has("prefixItems")) {
            found.add(Rule.ARRAY_WITHOUT_ITEMS.at(place));
        }
        if (type.equals(Json.of("object")) && !schema.has("properties")) {
            found.add(Rule.OBJECT_WITHOUT_PROPERTIES.at(place));
        }
    }

    private static Optional<Rule> rule(String keyword, Json value, boolean isTop) {
        if (isTop && (keyword.equals("oneOf") || keyword.equals("anyOf") || keyword.equals("allOf"))) {
            return Optional.of(Rule.COMBINATION_AT_THE_TOP);
        }
        Rule rule = switch (keyword) {
            case "type" -> value instanceof JsonArray ? Rule.TYPE_LIST : null;
            case "enum" -> isOfTexts(value) ? null : Rule.ENUM_OF_OTHERS;
            case "items" -> value instanceof JsonArray ? Rule.TUPLE : null;
            case "anyOf" -> hasNull(value) ? Rule.NULL_UNION : Rule.ANY_OF;
            case "additionalProperties" -> value.equals(Json.of(false)) ? Rule.CLOSED_OBJECT : Rule.ADDITIONAL_PROPERTIES;
            case "pattern" -> SPECIAL.matcher(value.toString().replace("\\\\", "\\")).find() ? Rule.SPECIAL_PATTERN : Rule.PATTERN;
            case "format" -> format(value);
            default -> TAKEN.contains(keyword) ? null : KEYWORDS.getOrDefault(keyword, Rule.RARE_KEYWORD);
        };
        return Optional.ofNullable(rule);
    }

    /// Null when every client takes it.
    private static Rule format(Json value) {
        return !(value instanceof JsonString(String text)) || !text.equals("date-time") && !FORMATS.contains(text) ? Rule.FORMAT
                : text.equals("date-time") ? null : Rule.DATE_FORMAT;
    }

    private static boolean isOfTexts(Json values) {
        return values instanceof JsonArray(var items) && items.stream().allMatch(JsonString.class::isInstance);
    }

    private static boolean hasNull(Json schemas) {
        return schemas instanceof JsonArray(var items) && items.stream().anyMatch(each -> each instanceof JsonObject schema
                && schema.string("type").equals(Optional.of("null")));
    }

    private void inside(String keyword, Json value, String place) {
        if (OF_NAMED_SCHEMAS.contains(keyword) && value instanceof JsonObject schemas) {
            schemas.forEach((name, schema) -> search(schema, place + "/" + JsonPointer.escape(name), false));
        } else if (value instanceof JsonArray(var schemas) && (OF_SCHEMAS.contains(keyword) || keyword.equals("items"))) {
            for (int i = 0; i < schemas.size(); i++) {
                search(schemas.get(i), place + "/" + i, false);
            }
        } else if (OF_A_SCHEMA.contains(keyword) || keyword.equals("additionalProperties") && value instanceof JsonObject) {
            search(value, place, false);
        }
    }
}
