package wherry.http.check;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import wherry.http.exchange.Ascii;
import wherry.json.Json;
import wherry.json.JsonBoolean;
import wherry.json.JsonNumber;
import wherry.json.JsonString;

/// A body's value as a header carries it: plain, or in Base64 between `=?base64?` and `?=` (specification:
/// basic/transports/streamable-http, Value Encoding).
final class MirroredValue {
    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";
    /// Longer than a number that a header mirrors.
    private static final int NUMBER_LIMIT = 64;

    private MirroredValue() {
    }

    /// @return empty when the header holds what it must not: other characters than printable ASCII, or bad Base64
    static Optional<String> decode(String header) {
        if (!Ascii.isPrintable(header)) {
            return Optional.empty();
        }
        if (!header.startsWith(PREFIX) || !header.endsWith(SUFFIX) || header.length() < PREFIX.length() + SUFFIX.length()) {
            return Optional.of(header);
        }
        String encoded = header.substring(PREFIX.length(), header.length() - SUFFIX.length());
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            // The decoder accepts missing padding and stray bits, so that one value would have several spellings.
            if (!Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// Whether a decoded header says what the body says. Numbers are compared as numbers.
    static boolean matches(String decoded, Json value) {
        return switch (value) {
            case JsonString(String text) -> decoded.equals(text);
            case JsonBoolean bool -> decoded.equals(bool.toString());
            case JsonNumber number -> isNumber(decoded, number);
            default -> false;
        };
    }

    private static boolean isNumber(String decoded, JsonNumber number) {
        try {
            return decoded.length() <= NUMBER_LIMIT && new BigDecimal(decoded).compareTo(number.decimal()) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
