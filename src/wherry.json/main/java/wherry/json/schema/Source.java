package wherry.json.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.json.SchemaException;

/// One schema object while it is compiled: gives its keywords as what they must be, and refuses those that are not.
///
/// @param pointer  where it stands in its document
record Source(JsonObject schema, Resource resource, String pointer, SchemaCompiler compiler) {

    Dialect dialect() {
        return resource.dialect;
    }

    /// Whether a `$ref` makes all that stands beside it meaningless, as in draft-07.
    boolean overridden() {
        return dialect().draft7() && has("$ref");
    }

    boolean has(String keyword) {
        return schema.has(keyword);
    }

    Optional<Json> value(String keyword) {
        return schema.get(keyword);
    }

    Optional<Node> node(String keyword) {
        return value(keyword).map(value -> compile(value, keyword));
    }

    List<Node> nodes(String keyword) {
        return value(keyword).map(value -> {
            List<Json> schemas = list(keyword, value);
            if (schemas.isEmpty()) {
                throw wrong(keyword, "a list that is not empty", value);
            }
            var nodes = new ArrayList<Node>();
            for (int i = 0; i < schemas.size(); i++) {
                nodes.add(compile(schemas.get(i), keyword + "/" + i));
            }
            return List.copyOf(nodes);
        }).orElse(List.of());
    }

    Map<String, Node> nodeMap(String keyword) {
        var nodes = new LinkedHashMap<String, Node>();
        members(keyword).forEach((name, schema) -> nodes.put(name, compile(schema, keyword + "/" + Pointer.escape(name))));
        return nodes;
    }

    JsonObject members(String keyword) {
        return value(keyword).map(value -> {
            if (!(value instanceof JsonObject object)) {
                throw wrong(keyword, "object", value);
            }
            return object;
        }).orElse(JsonObject.EMPTY);
    }

    Node compile(Json value, String path) {
        return compiler.compile(value, resource, pointer + "/" + path);
    }

    Optional<String> string(String keyword) {
        return value(keyword).map(value -> string(keyword, value));
    }

    boolean flag(String keyword) {
        if (has(keyword) && !value(keyword).orElseThrow().kind().equals("boolean")) {
            throw wrong(keyword, "boolean", value(keyword).orElseThrow());
        }
        return schema.isTrue(keyword);
    }

    Optional<JsonNumber> number(String keyword) {
        return value(keyword).map(value -> {
            if (!(value instanceof JsonNumber number)) {
                throw wrong(keyword, "number", value);
            }
            return number;
        });
    }

    /// A count; one beyond a long's range is as good as the greatest long.
    Optional<Long> count(String keyword) {
        return number(keyword).map(number -> {
            if (!number.isInteger() || number.compareTo(JsonNumber.of(0)) < 0) {
                throw wrong(keyword, "a whole number of at least 0", number);
            }
            return number.isLong() ? number.longValue() : Long.MAX_VALUE;
        });
    }

    List<String> strings(String keyword) {
        return value(keyword).map(value -> strings(keyword, value)).orElse(List.of());
    }

    List<String> strings(String keyword, Json value) {
        List<String> strings = list(keyword, value).stream().map(item -> string(keyword, item)).toList();
        if (strings.size() != strings.stream().distinct().count()) {
            throw wrong(keyword, "a list without repeats", value);
        }
        return strings;
    }

    List<Json> list(String keyword, Json value) {
        if (value instanceof JsonArray(List<Json> items)) {
            return items;
        }
        throw wrong(keyword, "array", value);
    }

    SchemaException wrong(String keyword, String expected, Json given) {
        return failure(keyword, "expected " + expected + ", got " + Shown.of(given));
    }

    SchemaException failure(String keyword, String message) {
        return new SchemaException(pointer + "/" + keyword + ": " + message);
    }

    private String string(String keyword, Json value) {
        if (value instanceof JsonString(String text)) {
            return text;
        }
        throw wrong(keyword, "string", value);
    }
}
