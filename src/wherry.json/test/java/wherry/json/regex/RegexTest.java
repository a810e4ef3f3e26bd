package wherry.json.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

    @Test
    void findsAMatchAnywhere() {
        assertTrue(finds("b+", "abba"));
        assertFalse(finds("c", "abba"));
        assertTrue(finds("", ""));
        assertTrue(finds("ab|cd|", "x"));
        assertTrue(finds("^(?:ab|cd|ef)$", "cd"));
        assertTrue(finds("^(?:ab|cd|ef)$", "ef"));
        assertFalse(finds("^(?:ab|cd|ef)$", "ad"));
    }

    @Test
    void endsOnlyAtTheEnd() {
        assertTrue(finds("^a$", "a"));
        assertFalse(finds("^a$", "a\n"));
        assertFalse(finds("^b$", "a\nb"));
        assertTrue(finds("^b|c$", "abc"));
        assertFalse(finds("^b|c$", "acb"));
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
        assertFalse(finds("\\S|[^\\s]", "\u3000\u2029\u000B \t\r"));
        assertTrue(finds("^[\\S-]+$", "a-b"));
        assertTrue(finds("^\\s+$", Character.toString(0x2000) + "\u1680\u2007\u202F\u205F\u2028\n"));
        for (int c = 0; c < 0x1_0000; c++) {
            boolean space = Character.getType(c) == Character.SPACE_SEPARATOR || (c >= '\t' && c <= '\r') || c == '\u2028'
                    || c == '\u2029' || c == '\uFEFF';
            assertEquals(space, finds("\\s", Character.toString(c)), Integer.toHexString(c));
        }
        assertFalse(finds("\\d|\\w", "\u0660é"));
        assertTrue(finds("^\\w+$", "azAZ09_"));
        assertTrue(finds("^\\D\\W$", "a-"));
        assertFalse(finds("\\W|\\D", "0_".substring(0, 1)));
    }

    @Test
    void escapesCodeUnitsAndPoints() {
        assertTrue(finds("^\\x41\\u0042\\u{43}\\cJ\\0[\\b]\\v$", "ABC\n\0\b\u000B"));
        assertTrue(finds("^\\uD83D\\uDE00[\\u{1F600}-\\u{1F610}]$", "😀😀"));
        assertTrue(finds("^\\t\\n\\f\\r\\u00e9\\x7a\\cz\\u{10FFFF}$", "\t\n\f\réz\u001A\uDBFF\uDFFF"));
        assertTrue(finds("^\\uD83Da$", "\uD83Da"));
        assertTrue(finds("^\\uD83D\\u0041$", "\uD83DA"));
        assertTrue(finds("^\\.\\-\\/\\]\\}\\é$", ".-/]}é"));
    }

    @Test
    void classesTakeRangesSetsAndWhatIsSpecialElsewhere() {
        assertTrue(finds("^[[a&&b]$", "&"));
        assertTrue(finds("^[[a&&b]$", "["));
        assertTrue(finds("^[a-c^.$]+$", "b^.$"));
        assertFalse(finds("[a-c]", "`d"));
        assertTrue(finds("^[a-c]{3}$", "abc"));
        assertTrue(finds("^[^^]$", "a"));
        assertTrue(finds("^[\\w.-]+$", "a.b-c"));
        assertTrue(finds("^[\\w-.]+$", "a.b-c"));
        assertTrue(finds("^[a-\\d]+$", "a-5"));
        assertTrue(finds("^[+--]+$", "+,-"));
        assertTrue(finds("^[\\--0]+$", "-./0"));
        assertTrue(finds("^[^]$", "\n"));
        assertFalse(finds("[]", "a"));
        assertTrue(finds("^[^\\d\\s]$", "x"));
        assertFalse(finds("[^\\d\\s]", "5 6"));
        assertTrue(finds("^[ab-dcx-za]+$", "abcdxyz"));
        assertTrue(finds("^[\\u0000-\\u{10FFFF}]$", "😀"));
        assertFalse(finds("[^\\u0000-\\u{10FFFF}]", "a😀\0"));
    }

    @Test
    void bracesThatCountNothingAreThemselves() {
        assertTrue(finds("^{}{a}{,2}$", "{}{a}{,2}"));
        assertTrue(finds("^a]}$", "a]}"));
        assertTrue(finds("^a{2,3}?$", "aaa"));
        assertFalse(finds("^a{2}$", "a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"a* 0 9", "a+ 1 9", "a? 0 1", "a{3} 3 3", "a{2,} 2 9", "a{2,4} 2 4", "a{0} 0 0",
        "(?:a{2}){2,3} 4 6", "(?:a|){3} 0 3", "(?:a*){2} 0 9", "a{0,1}a{0,1} 0 2"})
    void repeatsWithinItsBounds(String regex, int least, int most) {
        for (int i = 0; i < 10; i++) {
            boolean within = i >= least && i <= most && !(regex.startsWith("(?:a{2}") && i % 2 != 0);
            assertEquals(within, finds("^(?:" + regex + ")$", "a".repeat(i)), regex + " on " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"\\p{Letter},Aé中,1 ", "\\p{L},a,_", "\\p{Lu},AÀ,aß", "\\p{LC},aAǅ,中", "\\p{gc=Nd},05٣,Ⅷx",
        "\\p{General_Category=Number},5Ⅷ½,a",
        "\\p{digit},7,a", "\\p{punct},!-,a", "\\p{Script=Greek},λΩ,a", "\\p{sc=Cyrl},ж,λ", "\\p{scx=Han},中,a",
        "\\p{Alphabetic},aλ,1",
        "\\p{ASCII},a~,é", "\\P{ASCII},é😀,a", "\\p{Any},a😀,''", "\\p{ASCII_Hex_Digit},09afAF,gG@/:`",
        "\\p{Emoji_Presentation},😀,a",
        "\\p{White_Space},\u0085\u3000,\u180E", "\\p{Uppercase},A,a", "\\p{Lowercase},a,A", "\\p{Ideographic},中,a",
        "\\p{Assigned},a,\u0378", "\\p{Cn},\u0378,a", "\\p{M},\u0301,a", "\\p{Sm},+,-", "\\p{Zs},\u00A0,_",
        "\\p{Cased_Letter},a,中"})
    void knowsUnicodeProperties(String property, String inside, String outside) {
        inside.codePoints().mapToObj(Character::toString).forEach(c -> assertTrue(finds("^" + property + "$", c), c));
        outside.codePoints().mapToObj(Character::toString).forEach(c -> assertFalse(finds(property, c), c));
        outside.codePoints().mapToObj(Character::toString).forEach(c -> assertTrue(finds("^[^" + property + "]$", c), c));
    }

    @Test
    void findsWordBoundaries() {
        assertTrue(finds("\\bcat\\b", "the cat, sat"));
        assertFalse(finds("\\bcat\\b", "concat cats"));
        assertTrue(finds("\\Bcat", "concat"));
        assertFalse(finds("\\Bcat", "cat"));
        assertTrue(finds("^\\b_\\b$", "_"));
        assertFalse(finds("\\b", "é- "));
        assertTrue(finds("^\\B$", ""));
    }

    @Test
    void looksAheadAndBehind() {
        assertTrue(finds("^(?!\\d)(?=..$)\\w+$", "ab"));
        assertFalse(finds("^(?!\\d)(?=..$)\\w+$", "1b"));
        assertFalse(finds("^(?!\\d)(?=..$)\\w+$", "abc"));
        assertTrue(finds("(?<=\\$)\\d+(?<!0)$", "$105"));
        assertFalse(finds("(?<=\\$)\\d+(?<!0)$", "$100"));
        assertTrue(finds("(?<=ab|c😀)d", "c😀d"));
        assertTrue(finds("^(?=(?<!x)a(?=b(?!c)))ab", "abd"));
        assertFalse(finds("^(?=(?<!x)a(?=b(?!c)))ab", "abc"));
        assertTrue(finds("^(?:(?=a)a|(?!a)b){4}$", "abba"));
        assertTrue(finds("^(?=a)?b$", "b"));
        assertTrue(finds("^(?:(?<=a)|b){2}$", "b".repeat(2)));
        assertFalse(finds("^(?:(?<=a)|b){2}$", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"\\a known", "\\Z known", "\\Q known", "\\h known", "\\ nothing_after", "\\c complete",
        "\\c1 complete", "\\cé complete", "\\u12 complete",
        "\\x1 complete", "\\u{} complete", "\\u{110000} complete", "\\u{1F600 complete", "\\xg1 complete", "\\p braces",
        "\\p{L braces", "\\pL braces",
        "\\p{Nonsense} known", "\\p{sc=Nonsense} known", "\\p{gc=Greek} known", "\\p{Greek} known", "(?i)a known",
        "(?P<n>a) known", "(?>a) known",
        "(?#a) known", "a++ repeat", "a*+ repeat", "a??+ repeat", "a{2}+ repeat", "a{2}{3} repeat", "a** repeat", "*a repeat",
        "{2} repeat",
        "(?:+) repeat", "^* repeat", "\\b+ repeat", "(?<=a)* repeat", "( closed", "(?:a closed", "(?=a closed", ") closes",
        "a)b closes", "[a closed",
        "[ closed", "[^ closed", "[a- closed", "[b-a] start", "a{3,2} start", "(?<n>a)(?<n>b) name", "(?<1>a) name",
        "(?<>a) name", "(?<n name",
        "(a)\\1 back-reference", "(?<n>a)\\k<n> back-reference"})
    void refusesAndSaysWhy(String regex, String reason) {
        String message = assertThrows(RegexException.class, () -> compile(regex)).getMessage();
        assertTrue(message.contains(reason.replace('_', ' ')), message);
    }

    @Test
    void saysWhereItIsWrong() {
        assertEquals("a range whose end comes before its start, at character 6",
                assertThrows(RegexException.class, () -> compile("ab[d-c]")).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?<name>a)", "(?<a1_$>a)", "(?<ñ>a)"})
    void takesNamedGroups(String regex) {
        assertTrue(finds("^" + regex + "$", "a"));
    }

    private static boolean finds(String regex, String text) {
        return compile(regex).isIn(text, new MatchBudget(10_000));
    }

    private static Regex compile(String regex) {
        return Regex.compile(regex, 10_000);
    }
}
