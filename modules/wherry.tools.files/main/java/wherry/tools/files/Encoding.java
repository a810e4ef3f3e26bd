package wherry.tools.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import wherry.tool.ToolFailure;

/// How the bytes of a text file stand for characters. A byte order mark counts as the first character.
enum Encoding {
    UTF_8(StandardCharsets.UTF_8), UTF_16LE(StandardCharsets.UTF_16LE), UTF_16BE(StandardCharsets.UTF_16BE), LATIN_1(StandardCharsets.ISO_8859_1);

    private static final int LOOKED_AT = 8_192;

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    /// That of these bytes: UTF-16 with a byte order mark, else UTF-8 where they are valid, else Latin-1.
    static Encoding of(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return UTF_16BE;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return UTF_8;
        } catch (CharacterCodingException e) {
            return LATIN_1;
        }
    }

    /// Whether these bytes are no text: they have a zero byte early, and are not UTF-16.
    static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            if (bytes[i] == 0) {
                Encoding encoding = of(Arrays.copyOf(bytes, 2));
                return encoding != UTF_16LE && encoding != UTF_16BE;
            }
        }
        return false;
    }

    String decode(byte[] bytes) {
        return new String(bytes, charset);
    }

    /// @throws ToolFailure when it has a character that this encoding lacks
    byte[] encode(String text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new ToolFailure("The text has a character that " + charset + " cannot write"
                    + (this == LATIN_1 ? "; the file is not UTF-8, so use characters of Latin-1 alone" : ""));
        }
    }
}
