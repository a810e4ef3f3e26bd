package wherry.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JsonNumberTest {

    @Test
    void isOneValueHoweverItWasWritten() {
        for (String line : new String[] {"1 1.0 1e0 10e-1 0.1e1", "0 -0 0.0 -0e5", "1.5 1.50 15e-1", "1e30 10e29",
            "9223372036854775807 9223372036854775807.0", "-9223372036854775808 -9.223372036854775808e18"}) {
            String[] same = line.split(" ");
            for (String text : same) {
                assertEquals(number(same[0]), number(text));
                assertEquals(number(same[0]).hashCode(), number(text).hashCode(), text);
                assertEquals(number(same[0]).toString(), number(text).toString());
            }
        }
    }

    @Test
    void isTheSameFromALongAsFromText() {
        for (long value : new long[] {0, -1, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE,
            Long.MIN_VALUE}) {
            assertEquals(JsonNumber.of(value), number(Long.toString(value)));
            assertEquals(JsonNumber.of(value).hashCode(), number(Long.toString(value)).hashCode());
            assertEquals(value, number(Long.toString(value)).longValue());
        }
    }

    @Test
    void tellsWholeNumbersFromOthers() {
        assertTrue(number("1.0").isInteger());
        assertTrue(number("1e300").isInteger());
        assertFalse(number("1.5").isInteger());
        assertFalse(number("1e-300").isInteger());
    }

    @Test
    void tellsWhatFitsALong() {
        assertTrue(number("9223372036854775807").isLong());
        for (String text : new String[] {"9223372036854775808", "-9223372036854775809", "0.5", "1e1000"}) {
            assertFalse(number(text).isLong(), text);
            assertThrows(ArithmeticException.class, () -> number(text).longValue());
        }
    }

    @Test
    void comparesExactly() {
        assertTrue(number("9007199254740993").compareTo(number("9007199254740992")) > 0, "a double cannot tell these");
        assertTrue(number("0.1").compareTo(number("0.10000000000000000001")) < 0);
        assertNotEquals(number("9223372036854775807"), number("9223372036854775808"));
    }

    @Test
    void writesWholeNumbersWithoutAnExponent() {
        assertEquals("12345678901234567890", number("12345678901234567890").toString());
        assertEquals("-18446744073709551616", number("-18446744073709551616").toString());
        assertEquals("1" + "0".repeat(63), number("1e63").toString());
        assertEquals("1E+1000", number("1e1000").toString(), "a short number must not become a long text");
    }

    @Test
    void refusesWhatJsonCannotSay() {
        assertThrows(NumberFormatException.class, () -> JsonNumber.of(Double.NaN));
        assertThrows(NumberFormatException.class, () -> JsonNumber.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void givesItsValueInOtherForms() {
        assertEquals(0.1, number("0.1").doubleValue());
        assertEquals(3.0, number("3").doubleValue());
        assertEquals(new BigDecimal("3"), number("3").decimal());
    }

    private static JsonNumber number(String text) {
        return (JsonNumber) Json.parse(text);
    }
}
