package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.tool.ToolFailure;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Lodon, Europe/London",
        "europe/london, Europe/London",
        "London, Europe/London",
        "New York, America/New_York",
        "Asia/Katmandu2, Asia/Katmandu",
        "utc, UTC"})
    void suggestsZonesLikeTheOneThatIsNone(String given, String meant) {
        String message = assertThrows(ToolFailure.class, () -> Zones.of(given)).getMessage();

        assertTrue(message.startsWith("Invalid timezone: no time zone found with key '" + given + "'; did you mean "), message);
        assertTrue(message.contains(meant), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Middle/Earth_Standard", "PST", "IST", "Mumbai", "Springfield", "Londo", ""})
    void saysWhatIsValidWhenNothingIsNear(String given) {
        assertEquals("Invalid timezone: no time zone found with key '" + given + "'; "
                        + "use an IANA name such as Europe/London, or an offset such as +05:45.",
                assertThrows(ToolFailure.class, () -> Zones.of(given)).getMessage());
    }

    /// `Etc/GMT+8` is eight hours behind UTC, so taking `GMT+8` for it would be wrong by sixteen hours.
    @ParameterizedTest
    @CsvSource({"GMT+8, +08:00", "UTC+8, +08:00", "utc-3, -03:00", "GMT-03:30, -03:30", "UTC+0530, +05:30", "GMT +1, +01:00",
        "Etc/GMT+8, Etc/GMT+8", "EST, -05:00", "ROC, Asia/Taipei", "GMT+0, GMT"})
    void takesAnOffsetAsPeopleMeanIt(String given, String zone) {
        assertEquals(java.time.ZoneId.of(zone), Zones.of(given));
    }

    @Test
    void repeatsOnlyTheBeginningOfALongName() {
        String message = assertThrows(ToolFailure.class, () -> Zones.of("x".repeat(1_000_000))).getMessage();

        assertTrue(message.length() < 300, message);
    }
}
