package wherry.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.jr.ob.JSON;

/// Reads one JSON text into a [Json] value, within limits.
///
/// Stricter than RFC 8259 demands, since a value that two programs read differently is a way past a check: the bytes
/// are UTF-8 without overlong forms or surrogates, a member name stands once in an object, no string holds an unpaired
/// surrogate, and nothing but white space follows the value. Safe to share between threads.
public final class JsonReader {
    private final JsonLimits limits;
    private final JSON jackson;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.jackson = JSON.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.string())
                        .maxNameLength(limits.name())
                        .maxNumberLength(limits.number())
                        .build())
                .build()).build();
    }

    /// @throws JsonException when the bytes are not strict UTF-8, not one JSON value, or over a limit
    public Json read(byte[] utf8) {
        return read(utf8, 0, utf8.length);
    }

    /// Reads `length` bytes from `offset` on.
    ///
    /// @throws JsonException as [#read(byte[])]
    public Json read(byte[] utf8, int offset, int length) {
        // Jackson's parser for bytes is the fastest, but forgives what is not strict UTF-8 and guesses at other encodings.
        return isPlain(utf8, offset, length)
                ? read(Arrays.copyOfRange(utf8, offset, offset + length), true)
                : read(decode(utf8, offset, length));
    }

    /// @throws JsonException when the text is not one JSON value or is over a limit
    public Json read(String text) {
        return read(text, text.contains("\\u"));
    }

    private Json read(Object source, boolean escapes) {
        try (JsonParser parser = jackson.createParser(source)) {
            var walk = new Walk(parser, escapes);
            if (parser.nextToken() == null) {
                throw new JsonException("expected a JSON value, got nothing", 0);
            }
            Json value = walk.value();
            if (parser.nextToken() != null) {
                throw walk.failure("expected one JSON value, got more text after it");
            }
            return value;
        } catch (JacksonException e) {
            throw new JsonException(e.getOriginalMessage(), e.getLocation() == null ? -1 : e.getLocation().getCharOffset());
        }
    }

    /// Whether the bytes are ASCII, and do not begin like another encoding.
    private static boolean isPlain(byte[] bytes, int offset, int length) {
        int bits = 0;
        for (int i = offset; i < offset + length; i++) {
            bits |= bytes[i];
        }
        for (int i = offset; i < offset + Math.min(length, 4); i++) {
            bits |= bytes[i] == 0 ? -1 : 0;
        }
        return bits >= 0;
    }

    /// The JDK's fast decoder puts U+FFFD for whatever is malformed: only then is the slow one asked whether it was sent so.
    private static String decode(byte[] utf8, int offset, int length) {
        String text = new String(utf8, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, offset, length));
            } catch (CharacterCodingException e) {
                throw new JsonException("expected UTF-8, got bytes that are not", -1);
            }
        }
        return text;
    }

    /// One pass over one text.
    private final class Walk {
        private final JsonParser parser;
        private final boolean escapes;
        private int left = limits.values();

        Walk(JsonParser parser, boolean escapes) {
            this.parser = parser;
            this.escapes = escapes;
        }

        Json value() {
            if (left-- == 0) {
                throw failure("more than " + limits.values() + " values in one text");
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> new JsonString(paired(parser.getString()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
                case VALUE_TRUE -> JsonBoolean.TRUE;
                case VALUE_FALSE -> JsonBoolean.FALSE;
                case VALUE_NULL -> JsonNull.NULL;
                default -> throw failure("expected a JSON value");
            };
        }

        private Json object() {
            var members = JsonObject.builder();
            String name;
            while ((name = parser.nextName()) != null) {
                paired(name);
                parser.nextToken();
                if (!members.putNew(name, value())) {
                    throw failure("member '" + name + "' stands twice in one object");
                }
            }
            return members.build();
        }

        private Json array() {
            List<Json> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items);
        }

        private Json number() {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= 18) {
                return JsonNumber.of(parser.getLongValue());
            }
            BigDecimal value;
            try {
                value = new BigDecimal(parser.getString());
            } catch (NumberFormatException e) {
                throw failure("a number's exponent is out of range");
            }
            if (Math.abs((long) value.scale()) > limits.exponent()) {
                throw failure("a number's exponent is over " + limits.exponent());
            }
            return JsonNumber.of(value);
        }

        /// Unpaired surrogates can only come in by an escape, since the bytes were strict UTF-8.
        private String paired(String text) {
            if (escapes) {
                for (int i = 0; i < text.length(); i++) {
                    if (Character.isSurrogate(text.charAt(i))) {
                        if (!Character.isHighSurrogate(text.charAt(i)) || i + 1 == text.length()
                                || !Character.isLowSurrogate(text.charAt(i + 1))) {
                            throw failure("a string holds an unpaired surrogate");
                        }
                        i++;
                    }
                }
            }
            return text;
        }

        JsonException failure(String message) {
            return new JsonException(message, parser.currentLocation().getCharOffset());
        }
    }
}
