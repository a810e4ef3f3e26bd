package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "azAZ09", "!#$%&'*+-.^_`|~", "Mcp-Name"})
    void isATokenOfLettersDigitsAndMarks(String text) {
        assertEquals(true, Ascii.isToken(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:", "@", "[", "{", "/", "a\t", "\u00e9", "a\u0000", "(x)"})
    void isNoTokenOtherwise(String text) {
        assertEquals(false, Ascii.isToken(text));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "09, true", "12345, true", "123456, false", "'', false", "/, false", ":, false", "1a, false", "a1, false", "+1, false"})
    void isANumberOfAsManyDigitsAtMost(String text, boolean number) {
        assertEquals(number, Ascii.isNumber(text, 5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
            value = {" |true|true", "~|true|true", "a\tb|true|true", "\u007f|false|false", "\u001f|false|false", "\u00e9|false|true", "a\r|false|false"})
    void isPrintableOrAtLeastWithoutControls(String text, boolean printable, boolean harmless) {
        assertEquals(printable, Ascii.isPrintable(text));
        assertEquals(harmless, Ascii.hasNoControls(text));
    }
}
