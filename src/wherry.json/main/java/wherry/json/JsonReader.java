package wherry.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.jr.ob.JSON;

/// Reads one JSON text into a [Json] value, within limits.
///
/// It is stricter than RFC 8259, because a value that two programs read differently can pass a check that it should not
/// pass: the bytes are UTF-8 without overlong forms or surrogates, an object has each member name once, no string holds an
/// unpaired surrogate, and only white space follows the value. Safe to share between threads.
public final class JsonReader {
    /// Jackson's bound on names only keeps its table of names small; [JsonLimits#name] is the exact bound.
    private static final int NAME_MARGIN = 64;
    private static final int WORD = 20;

    private final JsonLimits limits;
    private final JSON jackson;

    /// One for all texts that the program wrote itself, since a reader takes long to make. It is made when the first one is read.
    static final class OfProgram {
        static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);

        private OfProgram() {
        }
    }

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.jackson = jackson(JsonFactory.builder(), limits.depth() + 1, limits.name() + NAME_MARGIN);
    }

    /// Makes the facade, because a Jackson 3 parser needs a read context and the facade is one.
    private static JSON jackson(JsonFactoryBuilder factory, int depth, int name) {
        // Our checks come before Jackson's, because Jackson has its own messages and stops at what it refuses.
        return JSON.builder(factory.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(depth).maxNameLength(name)
                .maxStringLength(Integer.MAX_VALUE).maxNumberLength(Integer.MAX_VALUE).build()).build()).build();
    }

    /// @throws JsonException when the bytes are not strict UTF-8, are not one JSON value, or exceed a limit
    public Json read(byte[] utf8) {
        return read(utf8, 0, utf8.length);
    }

    /// Reads `length` bytes from `offset` on.
    ///
    /// @throws JsonException as [#read(byte[])]
    public Json read(byte[] utf8, int offset, int length) {
        // Jackson's parser for bytes is the fastest, but it accepts invalid UTF-8 and guesses other encodings.
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

    /// @throws JsonException when the text is not one JSON value or exceeds a limit
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

    /// Replaces Jackson's message, which names Jackson's types and repeats any amount of the text.
    private JsonException refusal(JacksonException e, String text) {
        if (e instanceof StreamConstraintsException) {
            return new JsonException("a member name is longer than " + limits.name() + " characters, or names are made to collide");
        }
        TokenStreamLocation location = e.getLocation();
        long place = Math.max(location.getCharOffset(), location.getByteOffset());
        String got = e instanceof UnexpectedEndOfInputException || place >= text.length() ? "the end of the text" : word(text, (int) place);
        return JsonException.at(location, "expected JSON, got " + got);
    }

    /// The letters and digits that begin at a place, or the one character there.
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

    /// Whether the bytes are ASCII and do not begin like another encoding.
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

    /// The JDK's fast decoder puts U+FFFD where bytes are malformed. Only then the slow decoder says whether the peer sent U+FFFD.
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
