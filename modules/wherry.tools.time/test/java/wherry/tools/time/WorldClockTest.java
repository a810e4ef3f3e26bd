package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.JsonObject;

class WorldClockTest {
    private static final Calls WINTER = Calls.at("2024-01-01T12:00:00.987Z", "Europe/Warsaw");

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T12:00:00Z, Europe/Warsaw, 2024-01-01T13:00:00+01:00, Monday, false",
        "2024-03-31T12:00:00Z, Europe/Warsaw, 2024-03-31T14:00:00+02:00, Sunday, true",
        "2024-01-01T12:00:00Z, Europe/London, 2024-01-01T12:00:00+00:00, Monday, false",
        "2024-03-31T12:00:00Z, America/New_York, 2024-03-31T08:00:00-04:00, Sunday, true",
        "2024-03-31T12:00:00Z, Asia/Kathmandu, 2024-03-31T17:45:00+05:45, Sunday, false",
        "2024-12-31T23:59:59Z, Pacific/Kiritimati, 2025-01-01T13:59:59+14:00, Wednesday, false",
        "2024-02-29T23:30:00Z, UTC, 2024-02-29T23:30:00+00:00, Thursday, false",
        "2024-02-29T23:30:00Z, +05:45, 2024-03-01T05:15:00+05:45, Friday, false"})
    void tellsTheTimeSomewhere(String now, String zone, String datetime, String day, boolean summer) {
        assertEquals(JsonObject.builder().put("timezone", zone).put("datetime", datetime).put("day_of_week", day)
                        .put("is_dst", summer).build(),
                Calls.at(now, "UTC").call("get_current_time", "{'timezone': '" + zone + "'}"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Warsaw, 12:00, Europe/London, 2024-01-01T12:00:00+01:00, 2024-01-01T11:00:00+00:00, -1.0h",
        "Europe/Warsaw, 12:00, Asia/Kathmandu, 2024-01-01T12:00:00+01:00, 2024-01-01T16:45:00+05:45, +4.75h",
        "UTC, 9:05, Asia/Kolkata, 2024-01-01T09:05:00+00:00, 2024-01-01T14:35:00+05:30, +5.5h",
        "Asia/Tokyo, 23:59, America/St_Johns, 2024-01-01T23:59:00+09:00, 2024-01-01T11:29:00-03:30, -12.5h",
        "Pacific/Auckland, 00:30, Pacific/Honolulu, 2024-01-02T00:30:00+13:00, 2024-01-01T01:30:00-10:00, -23.0h",
        "UTC, 00:00, UTC, 2024-01-01T00:00:00+00:00, 2024-01-01T00:00:00+00:00, +0.0h"})
    void convertsATimeOfToday(String source, String time, String target, String from, String to, String difference) {
        JsonObject result = convert(WINTER, source, time, target);

        assertEquals(from, result.object("source").orElseThrow().string("datetime").orElseThrow());
        assertEquals(to, result.object("target").orElseThrow().string("datetime").orElseThrow());
        assertEquals(difference, result.string("time_difference").orElseThrow());
        assertEquals(source, result.object("source").orElseThrow().string("timezone").orElseThrow());
    }

    @Test
    void shiftsASkippedTimeByTheJumpOfTheClocks() {
        JsonObject source = convert(Calls.at("2026-03-08T12:00:00Z", "UTC"), "America/New_York", "02:30", "UTC")
                .object("source").orElseThrow();

        assertEquals("2026-03-08T03:30:00-04:00", source.string("datetime").orElseThrow());
        assertEquals("2026-03-08 02:30:00 does not exist in America/New_York, where the clocks go forward then; read as "
                + "2026-03-08T03:30:00-04:00", source.string("note").orElseThrow());
    }

    @Test
    void takesTheFirstOfTwoEqualTimes() {
        JsonObject result = convert(Calls.at("2026-11-01T12:00:00Z", "UTC"), "America/New_York", "01:30", "UTC");

        assertEquals("2026-11-01T05:30:00+00:00", result.object("target").orElseThrow().string("datetime").orElseThrow());
        assertTrue(result.object("source").orElseThrow().string("note").orElseThrow().contains("happens twice"));
    }

    @ParameterizedTest
    @CsvSource({"25:00", "12:60", "12", "12:00:00", "noon"})
    void refusesWhatIsNoTime(String time) {
        assertEquals("Invalid time format. Expected HH:MM [24-hour format] such as 16:30, not '" + time + "'",
                WINTER.failure("convert_time",
                        "{'source_timezone': 'UTC', 'time': '" + time + "', 'target_timezone': 'UTC'}"));
    }

    @Test
    void tellsTheModelWhichZoneIsLocal() {
        String schema = WINTER.tools().getFirst().object("inputSchema").orElseThrow().toString();

        assertTrue(schema.contains("Use 'Europe/Warsaw' as local timezone if no timezone provided by the user."), schema);
    }

    private static JsonObject convert(Calls calls, String source, String time, String target) {
        return calls.call("convert_time", "{'source_timezone': '%s', 'time': '%s', 'target_timezone': '%s'}"
                .formatted(source, time, target));
    }
}
