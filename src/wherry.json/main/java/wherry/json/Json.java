package wherry.json;

import java.math.BigDecimal;

/// A JSON value (RFC 8259), parsed once and immutable.
///
/// Never null: JSON's own null is [JsonNull]. All values are safe to share between threads. [#toString] gives the
/// compact JSON text on one line.
public sealed interface Json permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /// JSON Schema's name of this kind of value: `object`, `array`, `string`, `number`, `boolean` or `null`.
    default String kind() {
        return switch (this) {
            case JsonObject _ -> "object";
            case JsonArray _ -> "array";
            case JsonString _ -> "string";
            case JsonNumber _ -> "number";
            case JsonBoolean _ -> "boolean";
            case JsonNull _ -> "null";
        };
    }

    /// Parses text that this program wrote itself, such as a schema in a text block.
    ///
    /// @throws JsonException when the text is not one JSON value within [JsonLimits#DEFAULT]
    static Json parse(String text) {
        return JsonReader.OfProgram.READER.read(text);
    }

    static Json of(String value) {
        return new JsonString(value);
    }

    static Json of(long value) {
        return JsonNumber.of(value);
    }

    /// @throws NumberFormatException when `value` is infinite or not a number, which JSON cannot say
    static Json of(double value) {
        return JsonNumber.of(value);
    }

    static Json of(BigDecimal value) {
        return JsonNumber.of(value);
    }

    static Json of(boolean value) {
        return JsonBoolean.of(value);
    }
}
