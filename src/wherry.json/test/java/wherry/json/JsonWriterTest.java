package wherry.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
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
    void escapesBehindTheFirstCharacterBeyondAscii() {
        assertEquals("\"é\\\"\\\\\\n\\u0000\\u001f é\"", JsonWriter.text(Json.of("é\"\\\n\u0000\u001f é")));
        assertEquals("\"a b\\\" c\"", JsonWriter.text(Json.of("a b\" c")));
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 253, 254, 255, 256, 257, 511, 512, 5_000})
    void growsWithWhatItWrites(int length) {
        for (String text : List.of("a".repeat(length), "\"".repeat(length), "a".repeat(length) + "é\"", "\u0001".repeat(length))) {
            assertEquals(Json.of(text), Json.parse(JsonWriter.text(Json.of(text))));
        }
        Json number = Json.parse("1".repeat(60));
        var items = new JsonArray(Collections.nCopies(length, number));
        assertEquals(items, Json.parse(JsonWriter.text(items)));
    }

    @Test
    void writesEqualValuesAsOneCanonicalText() {
        Json value = Json.parse("{\"b\":{\"d\":1,\"c\":[{\"f\":1,\"e\":2}]},\"a\":1}");
        assertEquals("{\"a\":1,\"b\":{\"c\":[{\"e\":2,\"f\":1}],\"d\":1}}", JsonWriter.canonical(value));
        assertEquals("{\"b\":1,\"a\":2}", JsonWriter.text(Json.parse("{\"b\":1,\"a\":2}")));
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
