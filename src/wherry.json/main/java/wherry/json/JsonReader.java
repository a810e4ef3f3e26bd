package wherry.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.jr.ob.JSON;

/// Reads one JSON text into a [Json] value, within limits.
///
/// Stricter than RFC 8259 demands, since a value that two programs read differently is a way past a check: the bytes
/// are UTF-8 without overlong forms or surrogates, a member name stands once in an object, no string holds an unpaired
/// surrogate, and nothing but white space follows the value. Safe to share between threads.
public final class JsonReader {
    /// Jackson's own bound on names only keeps its table of names small; the exact one is [JsonLimits#name].
    private static final int NAME_MARGIN = 64;
    /// The depth to which [#topLevelScalar] follows a text that is too deep.
    private static final int FOLLOWED_DEPTH = 10_000;
    private static final int WORD = 20;

    private final JsonLimits limits;
    private final JSON jackson;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.jackson = jackson(JsonFactory.builder(), limits.depth() + 1, limits.name() + NAME_MARGIN);
    }

    /// Makes the facade, since a Jackson 3 parser belongs to a read context, which the facade is.
    private static JSON jackson(JsonFactoryBuilder factory, int depth, int name) {
        // Our own checks come before Jackson's: it says in words of its own what it refuses, and cannot go on behind it.
        return JSON.builder(factory.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(depth).maxNameLength(name)
                .maxStringLength(Integer.MAX_VALUE).maxNumberLength(Integer.MAX_VALUE).build()).build()).build();
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
        if (!isPlain(utf8, offset, length)) {
            return read(decode(utf8, offset, length));
        }
        byte[] ascii = Arrays.copyOfRange(utf8, offset, offset + length);
        try (JsonParser parser = jackson.createParser(ascii)) {
            return value(parser, true);
        } catch (JacksonException e) {
            throw refusal(e, new String(ascii, StandardCharsets.US_ASCII));
        }
    }

    /// @throws JsonException when the text is not one JSON value or is over a limit
    public Json read(String text) {
        try (JsonParser parser = jackson.createParser(text)) {
            return value(parser, text.contains("\\u"));
        } catch (JacksonException e) {
            throw refusal(e, text);
        }
    }

    private Json value(JsonParser parser, boolean escapes) {
        var builder = new ValueBuilder(parser, limits, escapes);
        if (parser.nextToken() == null) {
            throw new JsonException("expected a JSON value, got nothing");
        }
        Json value = builder.value();
        if (parser.nextToken() != null) {
            throw builder.failure("expected one JSON value, got more text after it");
        }
        return value;
    }

    /// Says in our own words what Jackson found, since its words are about Jackson and repeat as much of the text as there is.
    private JsonException refusal(JacksonException e, String text) {
        if (e instanceof StreamConstraintsException) {
            return new JsonException("a member name is longer than " + limits.name() + " characters, or names are made to collide");
        }
        TokenStreamLocation location = e.getLocation();
        long place = Math.max(location.getCharOffset(), location.getByteOffset());
        String got = e instanceof UnexpectedEndOfInputException || place >= text.length() ? "the end of the text" : word(text, (int) place);
        return JsonException.at(location, "expected JSON, got " + got);
    }

    /// The letters and digits from a place on, or the one character that is there.
    private static String word(String text, int place) {
        int end = place;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end)) && end - place <= WORD) {
            end++;
        }
        int c = text.codePointAt(place);
        return end > place ? "'" + Excerpt.of(text.substring(place, end), WORD) + "'"
                : Character.isISOControl(c) ? "U+%04X".formatted(c)
                : "'" + Character.toString(c) + "'";
    }

    /// The scalar that the outermost object has under a name, in a text that [#read] refused: so a request can be answered under its id
    /// although something else in it was not to be read.
    ///
    /// The search goes on behind what is over a limit, stands twice or is an unpaired surrogate, and ends where the text stops being JSON.
    ///
    /// @return empty when there is no such member before that place, when it stands twice, is no scalar, or is itself refused
    public Optional<Json> topLevelScalar(byte[] utf8, int offset, int length, String name) {
        // Without Jackson's table of names, which long names would fill.
        JSON lenient = jackson(JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES), FOLLOWED_DEPTH,
                Integer.MAX_VALUE);
        String text = new String(utf8, offset, length, StandardCharsets.UTF_8);
        var found = new ArrayList<Optional<Json>>();
        try (JsonParser parser = lenient.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String each = parser.nextName(); each != null; each = parser.nextName()) {
                    parser.nextToken();
                    if (each.equals(name)) {
                        found.add(scalar(parser, text));
                    }
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            // What was read before the text stopped being JSON is good.
        }
        return found.size() == 1 ? found.getFirst() : Optional.empty();
    }

    private Optional<Json> scalar(JsonParser parser, String text) {
        if (!parser.currentToken().isScalarValue()) {
            return Optional.empty();
        }
        try {
            Json value = new ValueBuilder(parser, limits, true).value();
            int end = (int) parser.currentLocation().getCharOffset();
            boolean whole = end < text.length() && ",} \t\r\n".indexOf(text.charAt(end)) >= 0;
            // The decoder puts U+FFFD where a byte is no UTF-8.
            return whole && value.toString().indexOf('\uFFFD') < 0 ? Optional.of(value) : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
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

    /// The JDK's fast decoder puts U+FFFD where bytes are malformed: only then is the slow one asked whether it was sent so.
    private static String decode(byte[] utf8, int offset, int length) {
        String text = new String(utf8, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, offset, length));
            } catch (CharacterCodingException e) {
                throw new JsonException("expected UTF-8, got bytes that are not");
            }
        }
        return text;
    }
}
