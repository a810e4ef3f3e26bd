package wherry.app.config.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonString;

/// Reads keys and values of TOML 1.0 from a text. For one thread.
final class TomlScanner {
    private static final int MAX_DEPTH = 64;
    private static final Pattern SCALAR = Pattern.compile("true|false|[+-]?(?:inf|nan)|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9:.]+(?:[Zz]|[+-][0-9:]+)?)?"
            + "|[0-9]{2}:[0-9:.]+|0x[0-9A-Fa-f_]+|0[ob][0-7_]+|[+-]?[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9_]+)?");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

    private final String text;
    private int at;
    private int depth;

    TomlScanner(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    Unreadable failure(String expected) {
        int end = text.indexOf('\n', at);
        String found = text.substring(at, Math.min(end < 0 ? text.length() : end, at + 40)).strip();
        return Unreadable.at(text, at, "expected " + expected + ", got " + (found.isEmpty() ? "the end of the line" : "'" + found + "'"));
    }

    /// Passes over this text if it is next.
    boolean take(String next) {
        boolean isNext = text.startsWith(next, at);
        at += isNext ? next.length() : 0;
        return isNext;
    }

    void require(String next) throws Unreadable {
        if (!take(next)) {
            throw failure("'" + next + "'");
        }
    }

    void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /// Passes over white space, comments and the ends of lines.
    void skipLines() {
        for (skipSpace(); at < text.length() && "#\r\n".indexOf(text.charAt(at)) >= 0; skipSpace()) {
            at = text.charAt(at) == '#' ? lineEnd() : at + 1;
        }
    }

    /// Requires that nothing but a comment follows on the line.
    void endLine() throws Unreadable {
        skipSpace();
        if (at < text.length() && "#\r\n".indexOf(text.charAt(at)) < 0) {
            throw failure("the end of the line");
        }
        at = lineEnd();
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    List<String> keys() throws Unreadable {
        var keys = new ArrayList<String>();
        do {
            skipSpace();
            keys.add(key());
            skipSpace();
        } while (take("."));
        return List.copyOf(keys);
    }

    private String key() throws Unreadable {
        if (text.startsWith("\"", at) || text.startsWith("'", at)) {
            return oneLine();
        }
        int start = at;
        while (at < text.length() && Texts.isBareKey(text.substring(at, at + 1))) {
            at++;
        }
        if (at == start) {
            throw failure("a key");
        }
        return text.substring(start, at);
    }

    /// A value; null for a time and for a number that JSON lacks.
    Json value() throws Unreadable {
        if (++depth > MAX_DEPTH) {
            throw failure("at most " + MAX_DEPTH + " levels");
        }
        Json value = text.startsWith("\"\"\"", at) || text.startsWith("'''", at) ? severalLines(text.substring(at, at + 3))
                : text.startsWith("\"", at) || text.startsWith("'", at) ? Json.of(oneLine())
                : take("[") ? array() : take("{") ? table() : scalar();
        depth--;
        return value;
    }

    private String oneLine() throws Unreadable {
        int start = at;
        char quote = text.charAt(at);
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length() || text.charAt(end) != quote) {
            throw failure("a string that ends on its line");
        }
        at = end + 1;
        return quote == '"' ? unescaped(start) : text.substring(start + 1, end);
    }

    /// TOML's escapes are those of JSON and `\U`; a tab may stand as it is.
    private String unescaped(int start) throws Unreadable {
        String json = text.substring(start, at).replace("\t", "\\t");
        try {
            return ((JsonString) Json.parse(json)).value();
        } catch (JsonException e) {
            throw Unreadable.at(text, start, "expected a string with escapes as in JSON, got " + json);
        }
    }

    /// A string of several lines is passed over, and taken without its escapes replaced.
    private Json severalLines(String quotes) throws Unreadable {
        int start = at + 3;
        int end = start;
        while (end < text.length() && !text.startsWith(quotes, end)) {
            end += quotes.charAt(0) == '"' && text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw failure("a string that ends with " + quotes);
        }
        at = end + 3;
        // One or two quotes may stand directly before those that end it.
        for (int more = 0; more < 2 && text.startsWith(quotes.substring(2), at); more++) {
            at++;
        }
        return JsonNull.NULL;
    }

    private Json array() throws Unreadable {
        var items = new ArrayList<Json>();
        for (skipLines(); !take("]"); skipLines()) {
            items.add(value());
            skipLines();
            if (!take(",") && !text.startsWith("]", at)) {
                throw failure("',' or ']'");
            }
        }
        return new JsonArray(items);
    }

    private Json table() throws Unreadable {
        var members = new TomlTable();
        skipSpace();
        for (boolean isFirst = true; !take("}"); isFirst = false) {
            if (!isFirst) {
                require(",");
            }
            int start = at;
            List<String> keys = keys();
            require("=");
            skipSpace();
            if (!members.put(keys, value())) {
                throw Unreadable.at(text, start, "expected each key once, got '" + String.join(".", keys) + "' again");
            }
            skipSpace();
        }
        return members.json();
    }

    private Json scalar() throws Unreadable {
        var matcher = SCALAR.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw failure("a value");
        }
        at = matcher.end();
        String word = matcher.group();
        return switch (word) {
            case "true" -> Json.of(true);
            case "false" -> Json.of(false);
            default -> NUMBER.matcher(word).matches() ? JsonNumber.of(new BigDecimal(word)) : JsonNull.NULL;
        };
    }
}
