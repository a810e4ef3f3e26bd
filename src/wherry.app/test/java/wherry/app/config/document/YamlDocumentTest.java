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

/// The entry of a server in a configuration in YAML.
class YamlDocumentTest {
    private static final JsonObject ENTRY = JsonObject.of("enabled", Json.of(true), "args", JsonArray.of("-y", "é \"b\": #x"),
            "envs", JsonObject.of("A_1", Json.of("yes"), "b c", Json.of("")));
    private static final String LINES = """
              wherry:
                enabled: true
                args: ["-y", "é \\"b\\": #x"]
                envs:
                  A_1: "yes"
                  "b c": ""
            """;

    private static ConfigText read(String text) throws Unreadable {
        return Notation.YAML.read(text, "servers", "wherry");
    }

    private static void assertPut(String expected, String text) throws Unreadable {
        String changed = read(text).with(ENTRY);
        assertEquals(expected, changed);
        assertEquals(Optional.of(ENTRY), read(changed).entry());
    }

    @Test
    void isANewFile() throws Unreadable {
        assertPut("servers:\n" + LINES, "");
        assertPut("# mine\na: 1\nservers:\n" + LINES, "# mine\na: 1\n");
        assertPut("servers:\n" + LINES + "a: 1\n", "servers: {} # none\na: 1\n");
        assertPut("servers:\n" + LINES + "a: 1\n", "servers:\na: 1\n");
    }

    @Test
    void isAddedBehindTheOthers() throws Unreadable {
        String before = """
                # servers:
                GOOSE_MODE: "smart: # approve" # why
                paths:
                - "/usr/local/bin"
                - ~/it's
                note: |
                  servers:
                    wherry: "
                folded: >-

                  servers: [
                servers:
                  developer:
                    enabled: true
                    url: http://a#b
                    envs: {}
                    args: ["a", 'it''s', b]
                    bundled: null
                  # about b
                  b:
                    list:
                      - name: a
                        value: see
                          below
                      -
                        name: b
                    description: |
                      wherry: {

                      the last
                """;
        assertPut(before + LINES + "\n# the end\nz: 1\n", before + "\n# the end\nz: 1\n");
        assertPut("a: 1\nservers:\n    b:\n        c: 1\n" + LINES.indent(2) + "d: 2\n", "a: 1\nservers:\n    b:\n        c: 1\nd: 2\n");
    }

    @Test
    void replacesItWhereItIs() throws Unreadable {
        assertPut("servers:\n" + LINES + "  # about b\n  b:\n    c: 1\n", """
                servers:
                  "wherry": # mine
                    cmd: x

                    args:
                    - a
                  # about b
                  b:
                    c: 1
                """);
        assertPut("servers:\n" + LINES + "  b: {}\n", "servers:\n  wherry: {cmd: x}\n  b: {}\n");
    }

    @Test
    void readsWhatOthersWrote() throws Unreadable {
        assertEquals(JsonObject.parse("""
                {"enabled": true, "name": "wherry", "timeout": 300, "cmd": "/it's", "args": ["-y", "a: b", "1"], "env_keys": [], "envs": {"A": "1"},
                 "bundled": null, "description": "", "available_tools": ["x", "y"], "odd": {"a b": 1.5}}"""), read("""
                servers:
                  wherry:
                    enabled: true
                    name: wherry
                    timeout: 300
                    cmd: /it's
                    args:
                    - -y
                    - 'a: b'
                    - "1"
                    env_keys: []
                    envs:
                      A: '1'
                    bundled: null
                    description: ''
                    available_tools:
                      - x
                      - y
                    odd: {a b: 1.5}
                """).entry().orElseThrow());
    }

    @Test
    void keepsReturnsAtTheEndOfLines() throws Unreadable {
        assertPut(("a: 1\nservers:\n  b: {}\n" + LINES + "c: 1\n").replace("\n", "\r\n"), "a: 1\r\nservers:\r\n  b: {}\r\nc: 1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servers: []", "servers:\n- a", "servers: x", "servers: {a: {}}", "servers: &a\n  b: 1", "servers:\n\ta: 1", "---\na: 1",
        "a: \"b\nservers:\n  c\"", "a: [\n]", "servers:\n  a: {\n  }", "servers: {}\nservers: {}", "servers:\n  wherry: {}\n  wherry: {}", "servers:\n    a: 1\n  b: 1",
        "{}", "[a]", "servers:\n  wherry: 1", "servers:\n  wherry:\n  - a", "servers:\n  wherry:\n    a: |\n      b", "servers:\n  wherry:\n    a: *b", "just text",
        "servers:\n  wherry:\n    a:\n    - b: 1", "servers:\n  wherry:\n    a: b\n      c", "a: \"\\x\"", "a: {b}", "a: [b c", "a: 1\n  b: 2", "a:\n    b: 1\n  c: 2", "a: \"b\"\n  c", "a:\n- b\n - c", "a:\n  b\n  c: 1", "a: {b[c: 1}", "a: >x", "a: 1\n- b\n  c: 1"})
    void refusesWhatItCannotParseOrChange(String text) {
        String message = assertThrows(Unreadable.class, () -> read(text)).getMessage();
        assertTrue(message.matches("line \\d+: expected .*, got .*|line \\d+: expected each key once, got '.*"), message);
    }

    @Test
    void refusesWhatIsDeeperThanItsBound() throws Unreadable {
        read("a: " + "[".repeat(63) + "]".repeat(63));
        assertThrows(Unreadable.class, () -> read("a: " + "[".repeat(65) + "]".repeat(65)));
    }
}
