package wherry.app.config.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// The entry of a server in a configuration in TOML.
class TomlDocumentTest {
    private static final JsonObject ENTRY = JsonObject.of("command", Json.of("C:\\w\u007f"), "args", JsonArray.of("-y", "é \"b\""),
            "env", JsonObject.of("A_1", Json.of("x"), "b c", Json.of("")));
    private static final String TABLES = """
            [servers.wherry]
            command = "C:\\\\w\\u007f"
            args = ["-y", "é \\"b\\""]

            [servers.wherry.env]
            A_1 = "x"
            "b c" = ""
            """;

    private static ConfigText read(String text) throws Unreadable {
        return Notation.TOML.read(text, "servers", "wherry");
    }

    private static void assertPut(String expected, String text) throws Unreadable {
        String changed = read(text).with(ENTRY);
        assertEquals(expected, changed);
        assertEquals(Optional.of(ENTRY), read(changed).entry());
    }

    @Test
    void isANewFile() throws Unreadable {
        assertPut(TABLES, "");
    }

    @Test
    void isAddedAtTheEnd() throws Unreadable {
        String text = """
                # [servers.wherry] is not here
                model = "x" # "y
                at = 2026-11-27T08:00:00Z
                float = [1_000.5, +inf, 0xFF,
                  # ]
                ]
                text = \"""
                [servers.wherry]
                \\\""" a \"""\"
                raw = '''
                [servers.wherry]'''
                a.b."c.d" = { x = 1, y = [{ z = 'it' }] }

                [servers]
                [servers."other one"]
                command = 'c:\\x'
                [[list]]
                wherry = 1
                """;
        assertPut(text + "\n" + TABLES, text);
    }

    @Test
    void replacesItsTablesWhereTheyAre() throws Unreadable {
        assertPut("""
                [a] # a
                b = 1

                %s
                # about c
                [c]
                d = 2
                # the end
                """.formatted(TABLES), """
                [a] # a
                b = 1

                [ servers . 'wherry' ] # mine
                command = "old" # gone

                # about c
                [c]
                d = 2

                [servers.wherry.env]
                X = "1"
                # the end
                """);
    }

    @Test
    void readsWhatOthersWrote() throws Unreadable {
        assertEquals(Optional.of(ENTRY), read("""
                [servers.wherry]
                command = 'C:\\w\u007f'
                args = [
                  "-y", # yes
                  "\\u00e9 \\"b\\"",
                ]
                env = { "A_1" = "x", 'b c' = '' }
                """).entry());
        assertEquals(JsonObject.parse("""
                {"command": "w", "timeout": 10.5, "enabled": false, "tools": {"a": {"approval": "always"}}}"""), read("""
                [servers.wherry]
                command = "w"
                timeout = 10.5
                enabled = false
                tools.a.approval = "always"
                """).entry().orElseThrow());
    }

    @Test
    void keepsReturnsAtTheEndOfLines() throws Unreadable {
        assertPut("[a]\r\nb = 1\r\n\r\n" + TABLES.replace("\n", "\r\n"), "[a]\r\nb = 1\r\n");
        assertPut(TABLES.replace("\n", "\r\n") + "[a]\r\n", "[servers.wherry]\r\nx = 1\r\n[a]\r\n");
        assertPut(TABLES.replace("\n", "\r\n") + "[a]\r\n", "[servers.wherry]\r\nx = 1\r\n[a]\r\n[servers.wherry.env]\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servers = {}", "servers.wherry.command = 'x'", "[servers]\nwherry = { command = 'x' }", "[servers]\nwherry.command = 'x'",
        "[[servers.wherry]]", "[[servers]]", "[servers.wherry]\nat = 2026-01-01", "[servers.wherry]\na = 1\na = 2", "[servers.wherry]\na = '''x'''",
        "{}", "a", "a = ", "a = 'x", "a = \"x\ny\"", "a = [1 2]", "a = { b = 1, }", "[a", "[a] x", "a = \"\\x\"", "a = '''", "= 1", "a: b", "a = b", "a = 1x"})
    void refusesWhatItCannotParseOrChange(String text) {
        String message = assertThrows(Unreadable.class, () -> read(text)).getMessage();
        assertTrue(message.matches("line \\d+: .*(expected|cannot keep).*"), message);
    }

    @Test
    void refusesWhatIsDeeperThanItsBound() throws Unreadable {
        read("a = " + "[".repeat(64) + "]".repeat(64));
        assertThrows(Unreadable.class, () -> read("a = " + "[".repeat(65) + "]".repeat(65)));
    }
}
