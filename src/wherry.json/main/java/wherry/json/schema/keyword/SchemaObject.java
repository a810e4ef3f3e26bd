package wherry.json.schema.keyword;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.JsonString;
import wherry.json.MessageText;
import wherry.json.SchemaException;
import wherry.json.regex.Regex;
import wherry.json.regex.RegexException;
import wherry.json.schema.evaluation.Subschema;

/// One schema object during compilation. It returns the values of keywords and refuses those of the wrong kind.
///
/// @param pointer its place in the document
public record SchemaObject(JsonObject schema, Dialect dialect, String pointer, Compilation compilation) {

    /// The part of the compilation that keywords use.
    public interface Compilation {

        /// Compiles the subschema of the schema object at the pointer.
        Subschema compile(Json schema, String pointer);

        /// @throws RegexException when it is not a regular expression, or exceeds the rest of the limit
        Regex regex(String text);

        boolean assertsFormats();

        /// Records that a keyword asks which parts were evaluated.
        void trackEvaluated();
    }

    /// Whether a `$ref` overrides all keywords beside it, as in draft-07.
    public boolean overridden() {
        return dialect().draft7() && has("$ref");
    }

    boolean has(String keyword) {
        return schema.has(keyword);
    }

    Optional<Json> value(String keyword) {
        return schema.get(keyword);
    }

    Optional<Subschema> subschema(String keyword) {
        return value(keyword).map(value -> compile(value, keyword));
    }

    List<Subschema> subschemas(String keyword) {
        return value(keyword).map(value -> {
            List<Json> schemas = list(keyword, value);
            if (schemas.isEmpty()) {
                throw wrong(keyword, "a list that is not empty", value);
            }
            var subschemas = new ArrayList<Subschema>();
            for (int i = 0; i < schemas.size(); i++) {
                subschemas.add(compile(schemas.get(i), keyword + "/" + i));
            }
            return List.copyOf(subschemas);
        }).orElse(List.of());
    }

    Map<String, Subschema> subschemaMap(String keyword) {
        var subschemas = new LinkedHashMap<String, Subschema>();
        members(keyword).forEach((name, schema) -> subschemas.put(name, compile(schema, keyword + "/" + JsonPointer.escape(name))));
        return subschemas;
    }

    JsonObject members(String keyword) {
        return value(keyword).map(value -> {
            if (!(value instanceof JsonObject object)) {
                throw wrong(keyword, "object", value);
            }
            return object;
        }).orElse(JsonObject.EMPTY);
    }

    Subschema compile(Json value, String path) {
        return compilation.compile(value, pointer + "/" + path);
    }

    public Optional<String> string(String keyword) {
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

    /// A count; a count beyond a long's range becomes the greatest long.
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

    Regex regex(String keyword, String text) {
        try {
            return compilation.regex(text);
        } catch (RegexException e) {
            throw failure(keyword, "expected a regular expression (ECMA-262), got '" + MessageText.excerpt(text) + "': " + e.getMessage());
        }
    }

    SchemaException wrong(String keyword, String expected, Json given) {
        return failure(keyword, "expected " + expected + ", got " + MessageText.of(given));
    }

    public SchemaException failure(String keyword, String message) {
        return new SchemaException(MessageText.excerpt(pointer) + "/" + keyword + ": " + message);
    }

    private String string(String keyword, Json value) {
        if (value instanceof JsonString(String text)) {
            return text;
        }
        throw wrong(keyword, "string", value);
    }
}
