package wherry.json.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexBoundsTest {

    /// A matcher that backtracks would take years for each of these, for most of them without reading a character.
    @ParameterizedTest
    @ValueSource(strings = {"((((((a*)*)*)*)*)*)*b", "(((((a?)*)*)*)*)*b", "(((a*)+)+)+$b", "^(a+)+$", "^(a|aa)+$", "^(a*)*b",
        "(x+x+)+y|(a+a+)+z",
        "^(?=(a+)+$)b", "(?<!(a*)*b)c", "((){0,9}){0,9}b", "(?:(?:(?:a|a)?){20}){20}b", "(((\\b|^)*)*)*c"})
    void takesTimeInProportionToTheText(String regex) {
        Regex compiled = Regex.compile(regex, 10_000);
        int length = 2_000;
        var budget = new MatchBudget(2 * compiled.size() * (length + 2));
        assertFalse(compiled.isIn("a".repeat(length) + "!", budget));
    }

    @Test
    void endsWhenItsBudgetIsSpent() {
        Regex regex = Regex.compile("a*b", 100);
        var budget = new MatchBudget(1_000);
        assertFalse(regex.isIn("a".repeat(100), budget));
        String message = assertThrows(MatchStoppedException.class, () -> regex.isIn("a".repeat(1_000), budget)).getMessage();
        assertEquals("the patterns take more than 1000 steps on this text", message);
        assertThrows(MatchStoppedException.class, () -> regex.isIn("", budget), "what is spent stays spent");
    }

    @Test
    void sharesOneBudgetAmongSearches() {
        Regex regex = Regex.compile("b", 100);
        var budget = new MatchBudget(1_000);
        assertThrows(MatchStoppedException.class, () -> {
            for (int i = 0; i < 1_001; i++) {
                regex.isIn("", budget);
            }
        });
    }

    @Test
    void heedsAnInterrupt() {
        Regex regex = Regex.compile("(a*)*b", 100);
        Thread.currentThread().interrupt();
        try {
            String text = "a".repeat(100_000);
            assertEquals("the thread was interrupted", assertThrows(MatchStoppedException.class,
                    () -> regex.isIn(text, new MatchBudget(Integer.MAX_VALUE))).getMessage());
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is for others too");
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void heedsAnInterruptInTheMidstOfASearch() throws Exception {
        Regex regex = Regex.compile("(?:a{0,50}){20}b", 100_000);
        var stopped = new MatchStoppedException[1];
        // The search would take hours if it were not interrupted.
        Thread search = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 1_000_000; i++) {
                    regex.isIn("a".repeat(100_000), new MatchBudget(Integer.MAX_VALUE));
                }
            } catch (MatchStoppedException e) {
                stopped[0] = e;
            }
        });
        search.interrupt();
        search.join();
        assertEquals("the thread was interrupted", stopped[0].getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{1000}){1000}){1000}", "(?:a?){2147483647}", "a{99999999999999999999}", "(a|b|c){5000}",
        "(?=a{100000})b",
        "(?:^|$){100000}", "(?:(?:a{0,100}){0,100}){0,100}"})
    void refusesAShortExpressionThatStandsForALargeOne(String regex) {
        String message = assertThrows(RegexException.class, () -> Regex.compile(regex, 10_000)).getMessage();
        assertTrue(message.startsWith("an expression that is too large"), message);
    }

    @Test
    void countsALargeSetOfCharactersAsLarge() {
        assertTrue(Regex.compile("[\\p{L}]", 10_000).size() > 100);
        assertThrows(RegexException.class, () -> Regex.compile("[\\p{L}x]".repeat(100), 10_000));
        assertThrows(RegexException.class, () -> Regex.compile("[" + "\\p{L}".repeat(100) + "]", 10_000));
        assertThrows(RegexException.class, () -> Regex.compile("\\P{L}".repeat(100), 10_000));
    }

    @Test
    void repeatsAnEmptyMatchAnyNumberOfTimes() {
        assertTrue(Regex.compile("^((){2147483647}){2147483647}$", 100).isIn("", new MatchBudget(100)));
        assertTrue(Regex.compile("^(?:){5,}$", 100).isIn("", new MatchBudget(100)));
    }

    @Test
    void takesGroupsDeepButNotTooDeep() {
        Regex.compile("(".repeat(100) + ")".repeat(100), 100);
        String message = assertThrows(RegexException.class, () -> Regex.compile("(".repeat(100_000), 1_000_000)).getMessage();
        assertEquals("groups more than 100 deep, at character 101", message);
    }

    @Test
    void forgetsTheDepthOfAGroupThatIsClosed() {
        Regex.compile("(a)".repeat(200), 10_000);
    }

    @Test
    void tellsItsSize() {
        assertTrue(Regex.compile("abc", 100).size() >= 3);
        assertTrue(Regex.compile("a{50}", 1_000).size() >= 50);
    }
}
