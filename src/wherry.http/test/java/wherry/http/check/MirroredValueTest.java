package wherry.http.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;

class MirroredValueTest {

    @Test
    void decodesTheExamplesOfTheSpecification() {
        assertEquals(Optional.of("us-west1"), MirroredValue.decode("us-west1"));
        assertEquals(Optional.of("Hello, 世界"), MirroredValue.decode("=?base64?SGVsbG8sIOS4lueVjA==?="));
        assertEquals(Optional.of(" padded "), MirroredValue.decode("=?base64?IHBhZGRlZCA=?="));
        assertEquals(Optional.of("line1\nline2"), MirroredValue.decode("=?base64?bGluZTEKbGluZTI=?="));
        assertEquals(Optional.of("=?base64?literal?="), MirroredValue.decode("=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?base64?SGVsbG8?=", "=?base64?SGVs!!!bG8=?=", "=?base64?SGVsbG9=?=", "=?base64?SGVsbG8=\t?=",
        "=?base64?_w==?=", "=?base64?/w==?=", "=?base64?7aCA?=", "\u00e9", "a\u0000b", "\u007f"})
    void refusesOtherBytesThanItsEncodingHas(String header) {
        assertEquals(Optional.empty(), MirroredValue.decode(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SGVsbG8=", "=?base64?SGVsbG8=", "SGVsbG8=?=", "=?BASE64?SGVsbG8=?=", "=?base64?=", "a\tb", ""})
    void takesWhatIsNotMarkedLiterally(String header) {
        assertEquals(Optional.of(header), MirroredValue.decode(header));
    }

    @Test
    void comparesNumbersByValueAndTheRestByLetters() {
        assertTrue(MirroredValue.matches("42.0", Json.of(42)));
        assertTrue(MirroredValue.matches("4.2e1", Json.of(42)));
        assertTrue(MirroredValue.matches("-7", Json.of(-7)));
        assertFalse(MirroredValue.matches("43", Json.of(42)));
        assertFalse(MirroredValue.matches("", Json.of(0)));
        assertFalse(MirroredValue.matches("1e999999999", Json.of(1)));
        assertTrue(MirroredValue.matches("0".repeat(63) + "1", Json.of(1)));
        assertFalse(MirroredValue.matches("0".repeat(64) + "1", Json.of(1)), "longer than a header that mirrors a number");
        assertTrue(MirroredValue.matches("true", Json.of(true)));
        assertFalse(MirroredValue.matches("TRUE", Json.of(true)));
        assertFalse(MirroredValue.matches("a", Json.of("A")));
        assertFalse(MirroredValue.matches("[]", JsonArray.EMPTY));
    }
}
