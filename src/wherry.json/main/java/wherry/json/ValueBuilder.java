package wherry.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Builds values from the tokens of one text and enforces the limits.
final class ValueBuilder {
    private static final int SHOWN = 60;

    private final JsonParser parser;
    private final JsonLimits limits;
    /// Whether strings may hold unpaired surrogates, which only an escape can produce, because the bytes are strict UTF-8.
    private final boolean escapes;
    private int values;
    private int depth;

    ValueBuilder(JsonParser parser, JsonLimits limits, boolean escapes) {
        this.parser = parser;
        this.limits = limits;
        this.escapes = escapes;
    }

    /// The value that begins with the parser's current token.
    Json value() {
        if (++values > limits.values()) {
            throw failure("more than " + limits.values() + " values in one text");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw failure("expected a JSON value");
        };
    }

    private Json object() {
        enter();
        var members = JsonObject.builder();
        String name;
        while ((name = parser.nextName()) != null) {
            if (name.length() > limits.name()) {
                throw failure("a member name is longer than " + limits.name() + " characters");
            }
            requirePairs(name);
            if (members.has(name)) {
                throw failure("member '" + Excerpt.of(name, SHOWN) + "' stands twice in one object");
            }
            parser.nextToken();
            members.add(name, value());
        }
        depth--;
        return members.build();
    }

    private Json array() {
        enter();
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        depth--;
        return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items);
    }

    private void enter() {
        if (++depth > limits.depth()) {
            throw failure("arrays and objects are more than " + limits.depth() + " deep");
        }
    }

    private Json string() {
        String text = parser.getString();
        if (text.length() > limits.string()) {
            throw failure("a string is longer than " + limits.string() + " characters");
        }
        requirePairs(text);
        return new JsonString(text);
    }

    private Json number() {
        if (parser.getStringLength() > limits.number()) {
            throw failure("a number is longer than " + limits.number() + " characters");
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= 18) {
            return JsonNumber.of(parser.getLongValue());
        }
        BigDecimal value;
        try {
            value = new BigDecimal(parser.getString());
        } catch (NumberFormatException e) {
            throw failure("a number's exponent is over " + limits.exponent());
        }
        if (Math.abs((long) value.scale()) > limits.exponent()) {
            throw failure("a number's exponent is over " + limits.exponent());
        }
        return JsonNumber.of(value);
    }

    private void requirePairs(String text) {
        for (int i = 0; escapes && i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i)) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw failure("a string holds an unpaired surrogate");
                }
                i++;
            }
        }
    }

    JsonException failure(String problem) {
        return JsonException.at(parser.currentTokenLocation(), problem);
    }
}
