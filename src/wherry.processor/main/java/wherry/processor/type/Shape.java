package wherry.processor.type;

import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.type.TypeMirror;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.processor.code.JavaFile;

/// How a Java type is in JSON: its schema, and the source that reads and writes a value.
///
/// Schemas have only keywords that every client takes. There is no `$ref`, so no type may hold itself.
public sealed interface Shape permits Shape.Scalar, Shape.Word, Shape.Items, Shape.Entries, Shape.Maybe, Shape.Raw, Composite, Variants {

    /// Without a description.
    JsonObject schema();

    /// What a description adds to the schema, such as `a date such as 2026-01-31`; may be empty.
    default String note() {
        return "";
    }

    /// An expression for the value.
    ///
    /// @param argument an expression of type `Argument`
    String read(JavaFile file, String argument);

    /// An expression of type `Json`, or of one that implements it.
    ///
    /// @param value an expression for the value
    String write(JavaFile file, String value);

    /// How many lambdas may stand in each other in what is read or written.
    default int depth() {
        return 0;
    }

    /// Whether a value becomes a JSON object.
    default boolean isObject() {
        return false;
    }

    /// A function from an `Argument` to the value.
    ///
    /// @param checks calls on the argument that come first, such as `.length(1, 5)`
    default String reader(JavaFile file, String checks) {
        String variable = variable();
        String body = read(file, variable + checks);
        return body.matches(variable + "\\.\\w+\\(\\)")
                ? file.name("wherry.tool.Argument") + "::" + body.substring(variable.length() + 1, body.length() - 2)
                : variable + " -> " + body;
    }

    /// A function from the value to JSON.
    default String writer(JavaFile file) {
        String variable = variable();
        return variable + " -> " + write(file, variable);
    }

    /// The variable of a lambda around the value.
    default String variable() {
        return depth() == 0 ? "each" : "each" + (depth() + 1);
    }

    /// One word or number.
    ///
    /// @param reading a template of an expression, with `$` for the argument
    /// @param writing a template, with `$` for the value
    /// @param check   throws for a text that is no value
    record Scalar(JsonObject schema, String note, String reading, String writing, Consumer<String> check) implements Shape {
        @Override
        public String read(JavaFile file, String argument) {
            return file.filled(reading, argument);
        }

        @Override
        public String write(JavaFile file, String value) {
            return file.filled(writing, value);
        }

    }

    /// A constant of an enum, by its name in lower case.
    record Word(TypeMirror type, List<String> words) implements Shape {
        @Override
        public JsonObject schema() {
            return JsonObject.of("type", Json.of("string"), "enum", JsonArray.of(words, Json::of));
        }

        @Override
        public String read(JavaFile file, String argument) {
            return argument + ".choice(" + file.name(type) + ".class)";
        }

        @Override
        public String write(JavaFile file, String value) {
            return file.name("wherry.json.Json") + ".of(" + value + ".name().toLowerCase(" + file.name("java.util.Locale") + ".ROOT))";
        }
    }

    /// Several values in a row: a list, a set or an array.
    ///
    /// @param collection what `Argument` calls it: `list` or `set`
    /// @param toArray    a template of what makes an array of the list; empty for a list
    /// @param toList     a template of what makes a list of the array, with `$` for it; `$` for a list
    record Items(Shape item, String collection, String toArray, String toList) implements Shape {
        @Override
        public JsonObject schema() {
            return JsonObject.of("type", Json.of("array"), "items", item.schema());
        }

        @Override
        public String note() {
            return item.note().isEmpty() ? "" : "each " + item.note();
        }

        @Override
        public String read(JavaFile file, String argument) {
            return argument + "." + collection + "(" + item.reader(file, "") + ")" + file.filled(toArray, "");
        }

        @Override
        public String write(JavaFile file, String value) {
            return file.name("wherry.json.JsonArray") + ".of(" + file.filled(toList, value) + ", " + item.writer(file) + ")";
        }

        @Override
        public int depth() {
            return item.depth() + 1;
        }
    }

    /// A map from texts. A schema for its values is not portable, so its code alone checks them.
    record Entries(Shape value) implements Shape {
        @Override
        public JsonObject schema() {
            return JsonObject.of("type", Json.of("object"), "properties", JsonObject.EMPTY);
        }

        @Override
        public String note() {
            return value.note().isEmpty() ? "" : "each value " + value.note();
        }

        @Override
        public String read(JavaFile file, String argument) {
            return argument + ".map(" + value.reader(file, "") + ")";
        }

        @Override
        public String write(JavaFile file, String map) {
            String object = file.name("wherry.json.JsonObject");
            String name = file.shared("map", "object", free -> """
                        private static <T> %1$s %2$s(%3$s<String, T> map, %4$s<T, %5$s> value) {
                            var object = %1$s.builder();
                            map.forEach((name, each) -> object.put(name, value.apply(each)));
                            return object.build();
                        }
                    """.formatted(object, free, file.name("java.util.Map"), file.name("java.util.function.Function"),
                    file.name("wherry.json.Json")));
            return name + "(" + map + ", " + value.writer(file) + ")";
        }

        @Override
        public int depth() {
            return value.depth() + 1;
        }

        @Override
        public boolean isObject() {
            return true;
        }
    }

    /// A member that may be missing.
    record Maybe(Shape value) implements Shape {
        @Override
        public JsonObject schema() {
            return value.schema();
        }

        @Override
        public String note() {
            return value.note();
        }

        @Override
        public String read(JavaFile file, String argument) {
            return file.name("java.util.Optional") + ".of(" + value.read(file, argument) + ")";
        }

        /// An expression of type `Optional<Json>`.
        @Override
        public String write(JavaFile file, String optional) {
            return optional + ".map(" + value.writer(file) + ")";
        }

        @Override
        public int depth() {
            return value.depth() + 1;
        }
    }

    /// JSON as it is.
    record Raw(boolean isObject) implements Shape {
        @Override
        public JsonObject schema() {
            return isObject ? JsonObject.of("type", Json.of("object"), "properties", JsonObject.EMPTY) : JsonObject.EMPTY;
        }

        @Override
        public String read(JavaFile file, String argument) {
            return argument + (isObject ? ".object().json()" : ".json()");
        }

        @Override
        public String write(JavaFile file, String value) {
            return value;
        }
    }
}
