package wherry.app.config.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// The entry of a server in a configuration in JSON with comments.
class JsonDocumentTest {
    private static final JsonObject ENTRY = JsonObject.of("command", Json.of("/opt/w"), "args", JsonArray.of("-y", "a \"b\""));

    private static ConfigText read(String text) throws Unreadable {
        return Notation.JSON.read(text, "servers", "wherry");
    }

    private static void assertPut(String expected, String text) throws Unreadable {
        String changed = read(text).with(ENTRY);
        assertEquals(expected, changed);
        assertEquals(Optional.of(ENTRY), read(changed).entry());
    }

    @Test
    void isANewFile() throws Unreadable {
        String expected = """
                {
                  "servers": {
                    "wherry": {
                      "command": "/opt/w",
                      "args": ["-y", "a \\"b\\""]
                    }
                  }
                }
                """;
        assertPut(expected, "");
        assertPut(expected, " \n\n");
        assertPut("// mine\n" + expected, "// mine\n");
    }

    @Test
    void isAddedBehindTheOthersWithTheirCommentsOrderAndIndentation() throws Unreadable {
        assertPut("""
                // Mine. {"servers": 1}
                {
                \t"z": [1, 2,], /* "servers": */
                \t"servers": {
                \t\t"b": {"command": "b"}, // {
                \t\t"a": {"url": "http://a//b"}, // the last
                \t\t/* no more */
                \t\t"wherry": {
                \t\t\t"command": "/opt/w",
                \t\t\t"args": ["-y", "a \\"b\\""]
                \t\t}
                \t},
                \t"a": "}",
                }
                """, """
                // Mine. {"servers": 1}
                {
                \t"z": [1, 2,], /* "servers": */
                \t"servers": {
                \t\t"b": {"command": "b"}, // {
                \t\t"a": {"url": "http://a//b"} // the last
                \t\t/* no more */
                \t},
                \t"a": "}",
                }
                """);
    }

    @Test
    void keepsACommaAfterTheLastMember() throws Unreadable {
        assertPut("""
                {
                    "servers": {
                        "a": {}, // ,
                        "wherry": {
                            "command": "/opt/w",
                            "args": ["-y", "a \\"b\\""]
                        },
                    },
                }""", """
                {
                    "servers": {
                        "a": {}, // ,
                    },
                }""");
    }

    @Test
    void replacesTheOldEntryAlone() throws Unreadable {
        assertPut("""
                {
                  "servers": {
                    "wherry": {
                      "command": "/opt/w",
                      "args": ["-y", "a \\"b\\""]
                    }, // after
                    "b": {}
                  }
                }
                """, """
                {
                  "servers": {
                    "wherry": {"command": "/old", "env": {"A": "}"} /* gone */ }, // after
                    "b": {}
                  }
                }
                """);
    }

    @Test
    void makesTheListWhereThereIsNone() throws Unreadable {
        String list = """
                "servers": {
                    "wherry": {
                      "command": "/opt/w",
                      "args": ["-y", "a \\"b\\""]
                    }
                  }
                }
                """;
        assertPut("{\n  \"a\": 1,\n  " + list, "{\n  \"a\": 1\n}\n");
        assertPut("{\n  // nothing\n  " + list, "{\n  // nothing\n}\n");
        assertPut("{\n  " + list, "{}\n");
        assertPut("{\n  " + list, "{\n  \"servers\": {}\n}\n");
    }

    @Test
    void keepsOneLineOneLine() throws Unreadable {
        String entry = "\"wherry\": " + ENTRY;
        assertPut("{\"a\":1,\"servers\":{\"b\":{}, " + entry + "},\"c\":2}", "{\"a\":1,\"servers\":{\"b\":{}},\"c\":2}");
        assertPut("{\"a\":1, \"servers\": {\"wherry\":" + ENTRY + "}}", "{\"a\":1}");
        assertPut("{\n\"servers\":{\"b\":{} , " + entry + " // it\n} }", "{\n\"servers\":{\"b\":{} , // it\n} }");
        assertPut("{\"servers\":{\"wherry\":" + ENTRY + ",\"b\":{}}}", "{\"servers\":{\"wherry\":{},\"b\":{}}}");
    }

    @Test
    void keepsReturnsAtTheEndOfLines() throws Unreadable {
        assertPut("{\r\n  \"servers\": {\r\n    \"a\": {},\r\n    \"wherry\": {\r\n      \"command\": \"/opt/w\",\r\n"
                + "      \"args\": [\"-y\", \"a \\\"b\\\"\"]\r\n    }\r\n  }\r\n}\r\n",
                "{\r\n  \"servers\": {\r\n    \"a\": {}\r\n  }\r\n}\r\n");
    }

    @Test
    void findsTheEntryUnderAnEscapedName() throws Unreadable {
        assertPut("{\"servers\":{\"\\u0077herry\":" + ENTRY + "}}", "{\"servers\":{\"\\u0077herry\":1.5e3}}".replace("1.5e3", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"servers\": []}", "{\"servers\": {\"wherry\": 1}}", "{\"a\": 1, \"a\": 2}", "{\"a\": 1} x", "{'a': 1}",
        "{a: 1}", "{\"a\": 1 /* }", "{,}", "{\"a\": [1,,]}", "{\"a\": \"b", "{\"servers\": null}", "# x", "servers:"})
    void refusesWhatItCannotParse(String text) {
        String message = assertThrows(Unreadable.class, () -> read(text)).getMessage();
        assertTrue(message.contains("expected ") || message.contains("does not end"), message);
    }

    @Test
    void refusesWhatIsOverItsBounds() throws Unreadable {
        read("{\"a\": " + "[".repeat(63) + "]".repeat(63) + "}");
        assertThrows(Unreadable.class, () -> read("{\"a\": " + "[".repeat(64) + "]".repeat(64) + "}"));
        read("{\"" + "n".repeat(4096) + "\": 1}");
        assertThrows(Unreadable.class, () -> read("{\"" + "n".repeat(4097) + "\": 1}"));
        read("{\"a\": [0" + ",0".repeat(900_000) + "]}");
        assertThrows(Unreadable.class, () -> read("{\"a\": [0" + ",0".repeat(1_000_000) + "]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"a\":1,}|{\"a\":1 }", "[1,[2,],]|[1,[2 ] ]", "{\"a\":\",}\"}|{\"a\":\",}\"}",
        "{\"a\":1, // x|{\"a\":1,     ", "{\"a\\\"//\":1}|{\"a\\\"//\":1}", "[\"x\",]|[\"x\" ]"})
    void blanksWhatJsonLacks(String text, String plain) throws Unreadable {
        assertEquals(plain.stripTrailing(), JsonBlanks.of(text).plain().stripTrailing());
        assertEquals(text.length(), JsonBlanks.of(text).plain().length());
    }
}
