package wherry.json;

import java.util.List;

/// Formats values, texts and lists for messages. The result is always short.
public final class MessageText {
    private static final int VALUE = 60;
    /// Text of a schema, such as a pattern or a URI, gets more room, because it helps the author of the schema.
    private static final int SCHEMA_TEXT = 200;
    private static final int LIST = 20;

    private MessageText() {
    }

    /// The kind of the value and the value of a scalar: `number 5`.
    public static String of(Json value) {
        return switch (value) {
            case JsonNull _ -> "null";
            case JsonObject object -> "object of " + count(object.size(), "member");
            case JsonArray array -> "array of " + count(array.size(), "item");
            case JsonString _, JsonNumber _, JsonBoolean _ -> value.kind() + " " + literal(value);
        };
    }

    /// The value as JSON.
    public static String literal(Json value) {
        return switch (value) {
            case JsonString(String text) -> Json.of(Excerpt.of(text, VALUE)).toString();
            case JsonObject _, JsonArray _ -> left(VALUE, value) < 0 ? of(value) : value.toString();
            case JsonNumber _, JsonBoolean _, JsonNull _ -> Excerpt.of(value.toString(), VALUE);
        };
    }

    /// Text of a schema, such as a pattern.
    public static String excerpt(String text) {
        return Excerpt.of(text, SCHEMA_TEXT);
    }

    /// The part of `room` characters that the JSON of the value leaves; negative when the JSON is longer, where the count stops.
    private static int left(int room, Json value) {
        int left = room - 2;
        switch (value) {
            case JsonObject object -> {
                for (int i = 0; i < object.size() && left >= 0; i++) {
                    left = left(left - object.nameAt(i).length(), object.valueAt(i)) - 2;
                }
            }
            case JsonArray(List<Json> items) -> {
                for (int i = 0; i < items.size() && left >= 0; i++) {
                    left = left(left, items.get(i));
                }
            }
            case JsonString(String text) -> left -= text.length();
            case JsonNumber _, JsonBoolean _, JsonNull _ -> left = room - value.toString().length();
        }
        return left;
    }

    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /// `a, b or c`
    public static String choice(List<String> choices) {
        if (choices.size() < 2) {
            return String.join("", choices);
        }
        int shown = choices.size() > LIST ? LIST : choices.size() - 1;
        String last = choices.size() > LIST ? choices.size() - LIST + " more" : choices.getLast();
        return String.join(", ", choices.subList(0, shown).stream().map(choice -> Excerpt.of(choice, VALUE)).toList())
                + " or " + Excerpt.of(last, VALUE);
    }
}
