package wherry.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonBoolean;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.tool.LogLevel;

/// Checked access to a request's params: what is missing or of another kind is a [Fault.InvalidParams].
final class Params {
    private Params() {
    }

    static String string(JsonObject params, String name) {
        return params.string(name).orElseThrow(() -> wrong(name, "a string", params.get(name)));
    }

    static Optional<String> optionalString(JsonObject params, String name) {
        return params.has(name) ? Optional.of(string(params, name)) : Optional.empty();
    }

    static JsonObject object(JsonObject params, String name) {
        return params.object(name).orElseThrow(() -> wrong(name, "an object", params.get(name)));
    }

    static JsonObject objectOrEmpty(JsonObject params, String name) {
        return params.has(name) ? object(params, name) : JsonObject.EMPTY;
    }

    static boolean flag(JsonObject params, String name) {
        return params.get(name).map(value -> switch (value) {
            case JsonBoolean bool -> bool.value();
            default -> throw wrong(name, "a boolean", Optional.of(value));
        }).orElse(false);
    }

    /// An object whose members are all strings.
    static Map<String, String> strings(JsonObject params, String name) {
        var strings = new LinkedHashMap<String, String>();
        objectOrEmpty(params, name).forEach((key, value) -> {
            if (!(value instanceof JsonString(String text))) {
                throw wrong(name + "." + key, "a string", Optional.of(value));
            }
            strings.put(key, text);
        });
        return strings;
    }

    static LogLevel logLevel(String name, Json value) {
        return Optional.of(value)
                .filter(JsonString.class::isInstance)
                .flatMap(word -> LogLevel.of(((JsonString) word).value()))
                .orElseThrow(() -> wrong(name, "one of "
                        + Stream.of(LogLevel.values()).map(LogLevel::word).collect(Collectors.joining(", ")),
                        Optional.of(value)));
    }

    static FaultException wrong(String name, String expected, Optional<Json> given) {
        String got = given.map(value -> value instanceof JsonString(String text) && text.length() <= 60
                ? "'" + text + "'"
                : value.kind()).orElse("none");
        return new FaultException(new Fault.InvalidParams("params." + name + ": expected " + expected + ", got " + got));
    }
}
