package wherry.app.config.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Reads a YAML value of one line: a plain or quoted scalar, `[...]` or `{...}`. For one thread.
final class YamlFlow {
    private static final int MAX_DEPTH = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

    private final String text;
    private final int place;
    private final String value;
    private int at;
    private int depth;

    private YamlFlow(String text, int place, String value) {
        this.text = text;
        this.place = place;
        this.value = value;
    }

    /// @param text  the whole text, for messages
    /// @param place where the line of the value begins
    static Json read(String text, int place, String value) throws Unreadable {
        var flow = new YamlFlow(text, place, value);
        Json read = "\"'[{".indexOf(value.charAt(0)) < 0 ? plain(value) : flow.value();
        if ("\"'[{".indexOf(value.charAt(0)) >= 0 && flow.at != value.length()) {
            throw flow.failure("a value that ends on its line");
        }
        return read;
    }

    /// The text of a key, which may have quotes.
    static String key(String text, int place, String key) throws Unreadable {
        return "\"'".indexOf(key.charAt(0)) < 0 ? key : new YamlFlow(text, place, key).quoted();
    }

    private Unreadable failure(String expected) {
        return Unreadable.at(text, place, "expected " + expected + ", got '" + value + "'");
    }

    private static Json plain(String word) {
        return switch (word) {
            case "true", "True", "TRUE" -> Json.of(true);
            case "false", "False", "FALSE" -> Json.of(false);
            case "null", "Null", "NULL", "~", "" -> JsonNull.NULL;
            default -> NUMBER.matcher(word).matches() ? JsonNumber.of(new BigDecimal(word)) : Json.of(word);
        };
    }

    private boolean isNext(String characters) {
        while (at < value.length() && value.charAt(at) == ' ') {
            at++;
        }
        return at < value.length() && characters.indexOf(value.charAt(at)) >= 0;
    }

    private boolean take(String character) {
        boolean isNext = isNext(character);
        at += isNext ? 1 : 0;
        return isNext;
    }

    private Json value() throws Unreadable {
        if (++depth > MAX_DEPTH) {
            throw failure("at most " + MAX_DEPTH + " levels");
        }
        Json read = isNext("\"'") ? Json.of(quoted()) : take("[") ? array() : take("{") ? object() : plain(word(",]}"));
        depth--;
        return read;
    }

    private String word(String ends) throws Unreadable {
        int start = at;
        while (at < value.length() && ends.indexOf(value.charAt(at)) < 0) {
            at++;
        }
        String word = value.substring(start, at).strip();
        if (word.isEmpty() || "&*!|>".indexOf(word.charAt(0)) >= 0 || word.chars().anyMatch(c -> "[]{}".indexOf(c) >= 0)) {
            throw failure("a word or a quoted string in each place");
        }
        return word;
    }

    private String quoted() throws Unreadable {
        char quote = value.charAt(at);
        int end = at + 1;
        while (end < value.length() && (value.charAt(end) != quote || quote == '\'' && value.startsWith("''", end))) {
            end += quote == '"' && value.charAt(end) == '\\' || quote == '\'' && value.charAt(end) == '\'' ? 2 : 1;
        }
        if (end >= value.length()) {
            throw failure("a string that ends on its line");
        }
        String inside = value.substring(at + 1, end);
        at = end + 1;
        try {
            return quote == '\'' ? inside.replace("''", "'")
                    : ((JsonString) Json.parse('"' + inside.replace("\t", "\\t") + '"')).value();
        } catch (JsonException e) {
            throw failure("a string with escapes as in JSON");
        }
    }

    private Json array() throws Unreadable {
        var items = new ArrayList<Json>();
        while (!take("]")) {
            items.add(value());
            if (!take(",") && !isNext("]")) {
                throw failure("',' or ']' on the line");
            }
        }
        return new JsonArray(items);
    }

    private Json object() throws Unreadable {
        var members = JsonObject.builder();
        while (!take("}")) {
            String name = isNext("\"'") ? quoted() : word(":,}");
            if (!take(":")) {
                throw failure("':' after '" + name + "'");
            }
            members.put(name, value());
            if (!take(",") && !isNext("}")) {
                throw failure("',' or '}' on the line");
            }
        }
        return members.build();
    }
}
