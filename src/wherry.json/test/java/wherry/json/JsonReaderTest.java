package wherry.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonLimits SMALL = new JsonLimits(4, 8, 6, 10, 20, 5);
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    @Test
    void readsEveryKindOfValue() {
        var expected = JsonObject.builder()
                .put("o", JsonObject.of("x", JsonNull.NULL)).put("a", JsonArray.of(Json.of(1), Json.of(true), Json.of(false)))
                .put("s", "t").put("n", JsonNumber.of(-1.5)).build();
        assertEquals(expected, reader.read("{\"o\":{\"x\":null},\"a\":[1,true,false],\"s\":\"t\",\"n\":-1.5}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1e5", "1E+5", "1e-5", "0.1", "\"\"", "[]", "{}", "null", " \t\r\n1 \t\r\n", "[[[[]]]]",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\"", "\"\\uD83D\\uDE00\"", "\"\u2028\u2029\u007F\"", "{\"\":0}", "\"\uFFFD\""})
    void accepts(String text) {
        assertEquals(reader.read(text), reader.read(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nul", "NaN", "-Infinity", "True", "'a'", "a", "[1,]", "[,1]", "[1 2]", "[1", "]",
        "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{1:1}", "{\"a\" 1}", "{", "[\"a\": 1]", "01", "-01", "+1", "1.", ".5",
        "-", "1e", "1e+", "0x1", "1_000", "1 2", "{}{}", "[]x", "1\u0000", "\"a", "\"\t\"", "\"\n\"", "\"\\x41\"",
        "\"\\u12\"", "\"\\u12G4\"", "\"\\", "// c\n1", "/* c */1", "#c\n1", "1;", "\u00A01", "\uFEFF1", "\"\\uD83D\"",
        "\"\\uDE00\"", "\"\\uDE00\\uD83D\"", "\"\\uD83D\\uD83D\"", "{\"\\uD83D\":1}"})
    void refuses(String text) {
        assertThrows(JsonException.class, () -> reader.read(text));
        assertThrows(JsonException.class, () -> reader.read(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "C080", "E080AF", "F08080AF", "EDA080", "EDB080", "EDA0BDEDB880", "F4908080",
        "F888808080", "80", "BF", "C2", "E282", "F09F98", "FE", "FF", "C320"})
    void refusesBytesThatAreNotStrictUtf8(String hex) {
        byte[] inside = HexFormat.of().parseHex("22" + hex + "22");
        var refused = assertThrows(JsonException.class, () -> reader.read(inside));
        assertEquals("expected UTF-8, got bytes that are not", refused.getMessage());
    }

    @Test
    void refusesOtherEncodings() {
        for (var charset : List.of(UTF_16LE, UTF_16BE)) {
            assertThrows(JsonException.class, () -> reader.read("{\"a\":1}".getBytes(charset)));
            assertThrows(JsonException.class, () -> reader.read("\uFEFF{\"a\":1}".getBytes(charset)));
        }
    }

    @Test
    void readsAPartOfABuffer() {
        assertEquals(Json.of(23), reader.read("1234".getBytes(UTF_8), 1, 2));
    }

    @Test
    void refusesAMemberThatStandsTwice() {
        for (String text : List.of("{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"\\u0061\":3}", "[{\"x\":{\"y\":1,\"y\":2}}]")) {
            var refused = assertThrows(JsonException.class, () -> reader.read(text));
            assertTrue(refused.getMessage().contains("stands twice"), refused.getMessage());
        }
        assertEquals(2, ((JsonObject) reader.read("{\"a\":1,\"A\":2}")).size(), "names are compared exactly");
    }

    @Test
    void refusesAMemberThatStandsTwiceAmongMany() {
        var text = new StringBuilder("{");
        for (int i = 0; i < 50; i++) {
            text.append("\"m").append(i).append("\":0,");
        }
        assertThrows(JsonException.class, () -> reader.read(text + "\"m3\":0}"));
        assertEquals(51, ((JsonObject) reader.read(text + "\"m50\":0}")).size());
    }

    @Test
    void holdsEachLimit() {
        var small = new JsonReader(SMALL);
        for (String most : List.of("[[[[]]]]", "\"12345678\"", "{\"123456\":0}", "1234567890", "1e20", "[1,2,3,4]")) {
            small.read(most);
        }
        for (String over : List.of(
                "[[[[[]]]]]", "\"123456789\"", "{\"1234567\":0}", "12345678901", "1e21", "1e-21", "[1,2,3,4,5]")) {
            assertThrows(JsonException.class, () -> small.read(over), over);
        }
    }

    @Test
    void refusesAnExponentThatWouldGrow() {
        for (String bomb : List.of("1e1001", "1e-1001", "-1E+999999999", "1e2147483648", "1e99999999999999999999", "0e99999")) {
            assertThrows(JsonException.class, () -> reader.read(bomb), bomb);
        }
    }

    @Test
    void refusesNestingWithoutEnd() {
        for (String opening : List.of("[", "{\"a\":")) {
            assertThrows(JsonException.class, () -> reader.read(opening.repeat(100_000)));
        }
    }

    @Test
    void keepsEveryDigit() {
        assertEquals("12345678901234567890.123456789", reader.read("12345678901234567890.123456789").toString());
        assertEquals("9223372036854775808", reader.read("9223372036854775808").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "[1, 2 x]|expected JSON, got 'x' at line 1, column 7",
        "{'a':1,}|expected JSON, got '}' at line 1, column 8",
        "{'a':nul}|expected JSON, got 'nul' at line 1, column 6",
        "{'a':~n tru,~n}|expected JSON, got 'tru' at line 2, column 2",
        "[1|expected JSON, got the end of the text at line 1, column 3",
        "'a|expected JSON, got the end of the text at line 1, column 3",
        "[1}|expected JSON, got '}' at line 1, column 3",
        "'~t'|expected JSON, got U+0009 at line 1, column 2",
        "[abcdefghijklmnopqrstuvwxyz]|expected JSON, got 'abcdefghijklmnopqrst…' at line 1, column 2",
        "{}{}|expected one JSON value, got more text after it at line 1, column 3",
        "{'a':1,'a':2}|member 'a' stands twice in one object at line 1, column 8",
        "['\\uD83D']|a string holds an unpaired surrogate at line 1, column 2",
        "[1e5000]|a number's exponent is over 1000 at line 1, column 2",
        "[1e99999999999]|a number's exponent is over 1000 at line 1, column 2"})
    void saysInItsOwnWordsWhatIsWrongAndWhere(String text, String message) {
        String json = text.replace('\'', '"').replace("~n", "\n").replace("~t", "\t");
        assertEquals(message, refusal(json.getBytes(UTF_8)));
        assertEquals(message, assertThrows(JsonException.class, () -> reader.read(json)).getMessage());
    }

    @Test
    void countsCharactersWhereTheTextIsNotAscii() {
        assertEquals("expected JSON, got '2' at line 1, column 8", refusal("{\"ü\":1 2}".getBytes(UTF_8)));
        assertEquals("expected JSON, got '😀' at line 1, column 2", refusal("[😀]".getBytes(UTF_8)));
        assertEquals("expected JSON, got 'é' at line 1, column 2", refusal("[é]".getBytes(UTF_8)));
    }

    @Test
    void namesTheLimitThatATextIsOver() {
        String number = "1".repeat(65);
        assertEquals("a number is longer than 64 characters at line 1, column 2", refusal(("[" + number + "]").getBytes(UTF_8)));
        for (int length : new int[] {257, 5_000}) {
            String message = refusal(("{\"" + "n".repeat(length) + "\":1}").getBytes(UTF_8));
            assertTrue(message.startsWith("a member name is longer than 256 characters"), message);
        }
        assertEquals("arrays and objects are more than 64 deep at line 1, column 65", refusal("[".repeat(65).getBytes(UTF_8)));
        assertEquals("a string is longer than 4194304 characters at line 1, column 2",
                refusal(("[\"" + "s".repeat((4 << 20) + 1) + "\"]").getBytes(UTF_8)));
        assertEquals("more than 100000 values in one text at line 1, column 200000",
                refusal(("[" + "1,".repeat(100_000) + "1]").getBytes(UTF_8)));
    }

    @Test
    void shortensANameThatStandsTwiceWithoutCuttingACharacter() {
        String name = "x" + "😀".repeat(100);
        assertEquals("member 'x" + "😀".repeat(29) + "…' stands twice in one object at line 1, column 208",
                refusal(("{\"" + name + "\":1,\"" + name + "\":2}").getBytes(UTF_8)));
    }

    @Test
    void takesWhatIsJustWithinTheDefaultLimits() {
        reader.read("[".repeat(64) + "]".repeat(64));
        reader.read("{\"" + "n".repeat(256) + "\":" + "1".repeat(64) + "}");
        reader.read("\"" + "s".repeat(4 << 20) + "\"");
        reader.read("[" + "1,".repeat(99_998) + "1]");
        reader.read("1e1000");
    }

    /// These names collide in the hash of Jackson's table of names, which multiplies by 33.
    @Test
    void refusesNamesMadeToCollide() {
        var text = new StringBuilder("{");
        for (int i = 0; i < 1 << 10; i++) {
            text.append(i > 0 ? ",\"" : "\"");
            for (int bit = 0; bit < 10; bit++) {
                text.append((i >> bit & 1) == 0 ? "Ab" : "BA");
            }
            text.append("\":1");
        }
        String message = assertThrows(JsonException.class, () -> reader.read(text + "}")).getMessage();
        assertEquals("a member name is longer than 256 characters, or names are made to collide", message);
    }

    private String refusal(byte[] json) {
        return assertThrows(JsonException.class, () -> reader.read(json)).getMessage();
    }
}
