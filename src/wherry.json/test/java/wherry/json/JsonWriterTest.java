package wherry.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "0", "-12", "1.5", "1E+100", "\"\"", "[]", "{}",
        "[1,[2,{\"a\":null}],\"x\"]", "{\"b\":1,\"a\":{\"\":[]}}", "\"\\\"\\\\/\\n\\r\\t\\u0000\\u0008\\u000c\\u001f\"",
        "\"\u2028\u2029\u007F\uFFFD é 😀\""})
    void writesTheTextThatWasRead(String text) {
        assertEquals(text, JsonWriter.text(Json.parse(text)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), JsonWriter.bytes(Json.parse(text)));
    }

    @Test
    void writesWhatIsReadBackEqual() {
        var every = new StringBuilder();
        for (int c = 0; c < 0x11_0000; c += c < 0x3000 ? 1 : 97) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                every.appendCodePoint(c);
            }
        }
        Json value = JsonObject.of(every.substring(0, 200), Json.of(every.toString()));
        assertEquals(value, Json.parse(JsonWriter.text(value)));
    }

    @Test
    void writesOneLineWhateverAStringHolds() {
        String text = JsonWriter.text(JsonArray.of("a\nb\rc\u0000d"));
        assertTrue(text.chars().allMatch(c -> c >= ' '), text);
    }

    @Test
    void endsALineWithOneLineFeed() {
        Json value = JsonObject.of("a", Json.of("b\n"), "c", Json.of("ü"));
        assertEquals(JsonWriter.text(value) + "\n", new String(JsonWriter.line(value), StandardCharsets.UTF_8));
    }
}
