package wherry.json.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaRegexTest {

    @Test
    void endsOnlyAtTheEnd() {
        assertTrue(finds("^a$", "a"));
        assertFalse(finds("^a$", "a\n"));
        assertFalse(finds("^b$", "a\nb"));
    }

    @Test
    void dotStopsAtItsOwnLineBreaksAlone() {
        for (String c : new String[] {"\n", "\r", "\u2028", "\u2029"}) {
            assertFalse(finds("^.$", c));
        }
        assertTrue(finds("^.$", "\u0085"));
        assertTrue(finds("^.$", "😀"));
    }

    @Test
    void spaceIsUnicodeAndDigitsAndWordsAreAscii() {
        assertTrue(finds("^\\s[\\s]$", "\u00A0\uFEFF"));
        assertFalse(finds("\\S|[^\\s]", "\u3000\u2029\u000B"));
        assertTrue(finds("^[\\S-]+$", "a-b"));
        assertFalse(finds("\\d|\\w", "\u0660é"));
    }

    @Test
    void escapesCodeUnitsAndPoints() {
        assertTrue(finds("^\\x41\\u0042\\u{43}\\cJ\\0[\\b]\\v$", "ABC\n\0\b\u000B"));
        assertTrue(finds("^\\uD83D\\uDE00[\\u{1F600}-\\u{1F610}]$", "😀😀"));
    }

    @Test
    void takesJavasOwnSetSyntaxLiterally() {
        assertTrue(finds("^[[a&&b]$", "&"));
        assertTrue(finds("^[[a&&b]$", "["));
        assertTrue(finds("^[a-c^.$]+$", "b^.$"));
        assertTrue(finds("^[^^]$", "a"));
        assertTrue(finds("^[\\w.-]+$", "a.b-c"));
        assertTrue(finds("^[^]$", "\n"));
        assertFalse(finds("[]", "a"));
    }

    @Test
    void bracesThatCountNothingAreThemselves() {
        assertTrue(finds("^{}{a}{,2}$", "{}{a}{,2}"));
        assertTrue(finds("^a{2,3}?$", "aaa"));
        assertFalse(finds("^a{2}$", "a"));
    }

    @Test
    void knowsUnicodeProperties() {
        assertTrue(finds("^\\p{Letter}\\p{Lu}\\p{L}\\p{gc=Nd}\\p{Script=Greek}\\p{Alphabetic}\\P{ASCII}$", "éÀz5λaß"));
        assertFalse(finds("[\\p{Uppercase_Letter}]", "a"));
    }

    @Test
    void looksAroundAndBack() {
        assertTrue(finds("^(?<n>a)(b)\\k<n>\\2(?!d)(?=c)c(?<=c)(?<!d)$", "ababc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\a", "\\Z", "\\Q", "\\h", "\\", "\\c", "\\u12", "\\x1", "\\u{}", "\\p", "\\p{Nonsense}",
        "(?i)a", "(?P<n>a)", "(?>a)", "(?#a)", "a++", "a*+", "a??+", "a{2}+", "a**", "*a", "(", ")", "[a", "[b-a]", "a{3,2}"})
    void refuses(String regex) {
        assertThrows(PatternSyntaxException.class, () -> Pattern.compile(new EcmaRegex(regex).toJava()));
    }

    @Test
    void leavesPlainTextAsItIs() {
        assertEquals("^[a-z]{2,3}-\\d+x", new EcmaRegex("^[a-z]{2,3}-\\d+x").toJava());
    }

    private static boolean finds(String regex, String text) {
        return Pattern.compile(new EcmaRegex(regex).toJava()).matcher(text).find();
    }
}
