package wherry.tools.skills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.JsonObject;

class FrontMatterTest {

    private static JsonObject read(String file) throws BrokenSkill {
        return FrontMatter.read(file.getBytes(StandardCharsets.UTF_8), "refunds");
    }

    private static String reason(String file) {
        return assertThrows(BrokenSkill.class, () -> read(file)).getMessage();
    }

    private static String reasonOf(String yaml) {
        return reason("---\nname: refunds\ndescription: d\n" + yaml + "\n---\n");
    }

    @Test
    void isUnchangedAndComplete() throws BrokenSkill {
        assertEquals("""
                {"name":"refunds","description":"Refunds: how to # give them","license":"Apache-2.0","metadata":{"version":"1.0",\
                "day":"2026-01-31"},"zeta":1,"alpha":1.5,"io.example/deep":{"list":["a",{"b":null}],"yes":"yes","on":true},\
                "allowed-tools":"Read Bash(git:*)","long":"two\\nlines\\n","folded":"one line","hex":255,"big":123456789012345678901234567890}""",
                read("""
                ---
                name: refunds
                description: "Refunds: how to # give them"   # a comment
                license: Apache-2.0
                metadata:
                  version: "1.0"
                  day: 2026-01-31
                zeta: 1
                alpha: 1.5
                io.example/deep:
                  list: [a, {b: ~}]
                  yes: yes
                  on: true
                allowed-tools: Read Bash(git:*)
                long: |
                  two
                  lines
                folded: >-
                  one
                  line
                hex: 0xFF
                big: 123456789012345678901234567890
                ---
                # Body
                ---
                name: another
                """).toString());
    }

    @Test
    void mayHaveLinesOfWindowsAndAByteOrderMark() throws BrokenSkill {
        assertEquals("{\"name\":\"refunds\",\"description\":\"d\"}", read("\uFEFF---\r\nname: refunds\r\ndescription: d\r\n---  \r\nBody").toString());
        assertEquals("{\"name\":\"refunds\",\"description\":\"d\"}", read("---\nname: refunds\ndescription: d\n---").toString());
    }

    @Test
    void replacesAliases() throws BrokenSkill {
        assertEquals("{\"a\":[1,2],\"b\":[1,2]}", read("---\nname: refunds\ndescription: d\nmine: {a: &x [1, 2], b: *x}\n---\n")
                .object("mine").orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        "~~ | SKILL.md does not begin with a line ---",
        "~# Title~ | SKILL.md does not begin with a line ---",
        "~---\nname: refunds\n~ | SKILL.md has no second line --- in its first 65536 characters",
        "~---\n---\n~ | the front matter is no mapping of names to values",
        "~---\n- a\n---\n~ | the front matter is no mapping of names to values",
        "~---\ndescription: d\n---\n~ | name: expected a text, got none",
        "~---\nname: 7\ndescription: d\n---\n~ | name: expected a text, got number",
        "~---\nname: refunds\n---\n~ | description: expected a text, got none",
        "~---\nname: refunds\ndescription: ' '\n---\n~ | description: expected a text, got an empty one",
        "~---\nname: Refunds\ndescription: d\n---\n~ | name: expected lower-case letters, digits and single hyphens between them, got 'Refunds'",
        "~---\nname: a--b\ndescription: d\n---\n~ | name: expected lower-case letters, digits and single hyphens between them, got 'a--b'",
        "~---\nname: refund\ndescription: d\n---\n~ | name: expected 'refunds', as the folder is named, got 'refund'"})
    void isRefusedWithAReason(String file, String reason) {
        assertEquals(reason, reason(file));
    }

    @Test
    void isBounded() {
        assertEquals("description: expected at most 1024 characters, got 1025", reason("---\nname: refunds\ndescription: " + "x".repeat(1025) + "\n---\n"));
        assertEquals("compatibility: expected at most 500 characters, got 501", reasonOf("compatibility: " + "x".repeat(501)));
        assertEquals("the front matter is deeper than 32 levels", reasonOf("deep: " + "[".repeat(50_000)));
        assertEquals("SKILL.md has no second line --- in its first 65536 characters", reasonOf("long: " + "x".repeat(65_536)));
        assertTrue(reasonOf("a: &a [x]\nb: [" + "*a, ".repeat(200) + "]").startsWith("the front matter is not YAML: "));
        assertEquals("the front matter has more than 10000 values", reasonOf("""
                a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]"""));
        assertEquals("the front matter is deeper than 32 levels", reasonOf("a: &a [*a]"));
    }

    @Test
    void hasOnlyWhatJsonCanSay() {
        assertTrue(reasonOf("a: [b").startsWith("the front matter is not YAML: "));
        assertTrue(reasonOf("a: 1\na: 2").startsWith("the front matter is not YAML: "));
        assertTrue(reasonOf("a: !mine x").startsWith("the front matter is not YAML: "));
        assertTrue(reasonOf("? [a]\n: b").startsWith("the front matter is not YAML: "));
        assertEquals("the front matter has a number that JSON lacks", reasonOf("a: .inf"));
        assertEquals("the front matter has the key null", reasonOf("~: a"));
        assertEquals("the front matter has the key __proto__", reasonOf("__proto__: a"));
        assertEquals("the front matter has two keys of one name", reasonOf("1: a\n\"1\": b"));
    }

    @Test
    void hasMetadataOfTextsAlone() {
        assertEquals("metadata: expected texts by name, got array", reasonOf("metadata: [a]"));
        assertEquals("metadata: expected a text as version, got number; in quotes it is a text", reasonOf("metadata:\n  version: 1.0"));
    }

    @Test
    void isUtf8() {
        byte[] latin = "---\nname: refunds\ndescription: caf\u00E9\n---\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("SKILL.md is not UTF-8", assertThrows(BrokenSkill.class, () -> FrontMatter.read(latin, "refunds")).getMessage());
    }
}
