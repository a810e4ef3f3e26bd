package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.JsonObject;

class DateDiffTest {
    private final Calls calls = Calls.at("2026-03-01T20:00:00Z", "UTC");

    /// `parts` are years, months, days, hours, minutes, seconds; `totals` are days, hours, seconds.
    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2025-02-28, UTC, 0 11 30 0 0 0, 365 8760 31536000",
        "2024-02-29, 2025-03-01, UTC, 1 0 1 0 0 0, 366 8784 31622400",
        "2024-02-29, 2028-02-29, UTC, 4 0 0 0 0 0, 1461 35064 126230400",
        "2026-01-31, 2026-02-28, UTC, 0 0 28 0 0 0, 28 672 2419200",
        "2026-01-31, 2026-03-01, UTC, 0 1 1 0 0 0, 29 696 2505600",
        "2026-03-01T10:00, 2026-03-02T09:59:30, UTC, 0 0 0 23 59 30, 0 23 86370",
        "2026-03-02T09:59:30, 2026-03-01T10:00, UTC, 0 0 0 -23 -59 -30, 0 -23 -86370",
        "2026-05-01, 2026-03-01, UTC, 0 -2 0 0 0 0, -61 -1464 -5270400",
        "2026-03-01, 2026-03-01, UTC, 0 0 0 0 0 0, 0 0 0",
        "2026-03-01T00:00+09:00, 2026-04-01T00:00+09:00, UTC, 0 1 0 0 0 0, 31 744 2678400",
        "2026-03-01T12:00Z, 2026-03-01T12:00+05:45, UTC, 0 0 0 -5 -45 0, 0 -5 -20700",
        "1999-12-31T23:59:59Z, 2000-01-01T05:45+05:45[Asia/Kathmandu], UTC, 0 0 0 0 0 1, 0 0 1",
        "today, 2026-12-25, UTC, 0 9 24 0 0 0, 299 7176 25833600"})
    void countsByCalendarAndByClock(String start, String end, String zone, String parts, String totals) {
        assertDiff(start, end, zone, parts, totals);
    }

    @ParameterizedTest
    @CsvSource({
        // A day of 23 hours, a day of 25, and times near and in the hour of the change.
        "2026-03-08, 2026-03-09, America/New_York, 0 0 1 0 0 0, 1 23 82800",
        "2026-11-01, 2026-11-02, America/New_York, 0 0 1 0 0 0, 1 25 90000",
        "2026-02-08T02:30, 2026-03-08T02:30, America/New_York, 0 1 0 0 0 0, 28 672 2419200",
        "2026-03-07T02:30, 2026-03-08T03:10, America/New_York, 0 0 0 23 40 0, 0 23 85200",
        "2026-11-01T01:30-04:00[America/New_York], 2026-11-01T01:30-05:00[America/New_York], UTC, 0 0 0 1 0 0, 0 1 3600",
        "2026-02-01T01:30, 2026-11-01T01:30-04:00, America/New_York, 0 9 0 0 0 0, 273 6551 23583600"})
    void countsAcrossAChangeOfTheClocks(String start, String end, String zone, String parts, String totals) {
        assertDiff(start, end, zone, parts, totals);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-09, 5", // Monday to Monday
        "2026-03-06, 2026-03-09, 1", // Friday to Monday
        "2026-03-07, 2026-03-09, 0", // Saturday to Monday
        "2026-03-09, 2026-03-06, -1",
        "1969-12-28, 1970-01-05, 5",
        "0001-01-01, 9999-12-31, 2608614"})
    void countsBusinessDaysWhenAsked(String start, String end, long expected) {
        assertEquals(expected, diff(start, end, "UTC", true).number("business_days").orElseThrow().longValue());
    }

    @Test
    void leavesBusinessDaysOutUnlessAsked() {
        assertEquals(false, diff("2026-03-02", "2026-03-09", "UTC", false).has("business_days"));
    }

    @Test
    void saysWhichDateIsNone() {
        String message = calls.failure("date_diff", "{'start': '2026-02-30', 'end': '2026-03-01'}");

        assertTrue(message.contains("'2026-02-30'") && message.contains("Invalid date 'FEBRUARY 30'"), message);
    }

    private void assertDiff(String start, String end, String zone, String parts, String totals) {
        JsonObject result = diff(start, end, zone, false);

        assertEquals(parts + " / " + totals, Stream.of(
                List.of("years", "months", "days", "hours", "minutes", "seconds"),
                List.of("total_days", "total_hours", "total_seconds"))
                .map(names -> names.stream().map(name -> result.number(name).orElseThrow().toString())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / ")));
    }

    private JsonObject diff(String start, String end, String zone, boolean business) {
        return calls.call("date_diff", "{'start': '%s', 'end': '%s', 'timezone': '%s', 'business_days': %s}"
                .formatted(start, end, zone, business));
    }
}
