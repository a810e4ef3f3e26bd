package wherry.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonBoolean;
import wherry.json.JsonNull;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.tool.LogLevel;

/// Checked access to a request's params. A missing member, or one of another kind, is a [Fault.InvalidParams].
///
/// A path leads from the params to a member, with dots between the names. The parameter `holder` is the object with the member.
/// An optional member may also be `null`, because many clients send `null` for members that they do not set.
final class Params {
    private Params() {
    }

    /// The member of this name, unless it is `null`.
    static Optional<Json> given(JsonObject holder, String name) {
        return holder.get(name).filter(value -> !(value instanceof JsonNull));
    }

    static String string(JsonObject holder, String path) {
        String name = name(path);
        return holder.string(name).orElseThrow(() -> wrong(path, "a string", holder, name));
    }

    static Optional<String> optionalString(JsonObject holder, String path) {
        return given(holder, name(path)).map(_ -> string(holder, path));
    }

    static JsonObject object(JsonObject holder, String path) {
        String name = name(path);
        return holder.object(name).orElseThrow(() -> wrong(path, "an object", holder, name));
    }

    static JsonObject objectOrEmpty(JsonObject holder, String path) {
        return given(holder, name(path)).map(_ -> object(holder, path)).orElse(JsonObject.EMPTY);
    }

    static boolean flag(JsonObject holder, String path) {
        return given(holder, name(path)).map(value -> switch (value) {
            case JsonBoolean bool -> bool.value();
            default -> throw wrong(path, "a boolean", value);
        }).orElse(false);
    }

    /// An object whose members are all strings. Members that are `null` are left out.
    static Map<String, String> strings(JsonObject holder, String path) {
        var strings = new LinkedHashMap<String, String>();
        objectOrEmpty(holder, path).forEach((key, value) -> {
            switch (value) {
                case JsonString(String text) -> strings.put(key, text);
                case JsonNull _ -> {
                }
                default -> throw wrong(path + "." + key, "a string", value);
            }
        });
        return strings;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    static LogLevel logLevel(String name, Json value) {
        return Optional.of(value)
                .filter(JsonString.class::isInstance)
                .flatMap(word -> LogLevel.of(((JsonString) word).value()))
                .orElseThrow(() -> wrong(name, "one of "
                        + Stream.of(LogLevel.values()).map(LogLevel::word).collect(Collectors.joining(", ")),
                        value));
    }

    static FaultException wrong(String path, String expected, Json given) {
        return fault(path, expected, given instanceof JsonString(String text) && text.length() <= 60
                ? "'" + text + "'"
                : given.kind());
    }

    /// The same for the member of this name, which may be missing.
    static FaultException wrong(String path, String expected, JsonObject holder, String name) {
        return holder.get(name).map(given -> wrong(path, expected, given)).orElseGet(() -> fault(path, expected, "none"));
    }

    private static FaultException fault(String path, String expected, String got) {
        return new FaultException(new Fault.InvalidParams("params." + path + ": expected " + expected + ", got " + got));
    }
}
