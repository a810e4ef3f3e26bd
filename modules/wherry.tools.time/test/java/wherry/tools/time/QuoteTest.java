package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuoteTest {

    @Test
    void cutsWhatIsLongButNoCharacterInTwo() {
        assertEquals("'x'", Quote.of("x"));
        assertEquals("'" + "x".repeat(64) + "'", Quote.of("x".repeat(64)));
        assertEquals("'" + "x".repeat(64) + "…'", Quote.of("x".repeat(65)));
        assertEquals("'" + "😀".repeat(32) + "…'", Quote.of("😀".repeat(40)));
        assertEquals("'x" + "😀".repeat(31) + "…'", Quote.of("x" + "😀".repeat(40)));
    }
}
