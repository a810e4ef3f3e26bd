package wherry.http.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

    @Test
    void isReadAsItIsWritten() {
        var id = new EventId(12, 345);
        assertEquals("12-345", id.toString());
        assertEquals(Optional.of(id), EventId.of("12-345"));
        assertEquals(Optional.of(new EventId(0, 999_999_999_999_999_999L)), EventId.of("0-999999999999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "a-1", "1-a", "1-1-1", "1--1", "1-1234567890123456789", "1234567890123456789-1", "+1-1"})
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), EventId.of(text));
    }
}
