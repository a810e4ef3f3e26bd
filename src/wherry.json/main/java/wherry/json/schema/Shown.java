package wherry.json.schema;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Values and lists as a violation's message shows them: never long, whatever they hold.
final class Shown {
    private static final int TEXT = 60;
    private static final int LIST = 20;

    private Shown() {
    }

    /// The kind of value and, for a scalar, what it is: `number 5`.
    static String of(Json value) {
        return switch (value) {
            case JsonNull _ -> "null";
            case JsonObject object -> "object of " + count(object.size(), "member");
            case JsonArray array -> "array of " + count(array.size(), "item");
            case JsonString _, JsonNumber _, JsonBoolean _ -> value.kind() + " " + literal(value);
        };
    }

    /// The value as JSON, clipped.
    static String literal(Json value) {
        return switch (value) {
            case JsonString(String text) when text.length() > TEXT -> Json.of(clip(text)).toString();
            case JsonObject _, JsonArray _ when value.toString().length() > TEXT -> of(value);
            default -> value.toString();
        };
    }

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /// `a, b or c`
    static String choice(List<String> choices) {
        if (choices.size() < 2) {
            return String.join("", choices);
        }
        int shown = choices.size() > LIST ? LIST : choices.size() - 1;
        String last = choices.size() > LIST ? choices.size() - LIST + " more" : choices.getLast();
        return String.join(", ", choices.subList(0, shown)) + " or " + last;
    }

    private static String clip(String text) {
        int end = Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT;
        return text.substring(0, end) + "…";
    }
}
