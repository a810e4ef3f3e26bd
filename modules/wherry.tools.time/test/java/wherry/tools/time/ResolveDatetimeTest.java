package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;

class ResolveDatetimeTest {
    /// Wednesday, 4 March 2026, 09:20:30 in Paris.
    private final Calls calls = Calls.at("2026-03-04T08:20:30.5Z", "Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-04T09:20:30+01:00",
        "today, 2026-03-04T00:00:00+01:00",
        "Tomorrow 15:00, 2026-03-05T15:00:00+01:00",
        "tomorrow at 3 pm, 2026-03-05T15:00:00+01:00",
        "yesterday at noon, 2026-03-03T12:00:00+01:00",
        "midnight, 2026-03-04T00:00:00+01:00",
        "day after tomorrow, 2026-03-06T00:00:00+01:00",
        "the day before yesterday at noon, 2026-03-02T12:00:00+01:00",
        "next week, 2026-03-11T00:00:00+01:00",
        "last month, 2026-02-04T00:00:00+01:00",
        "in two weeks, 2026-03-18T09:20:30+01:00",
        "twelve days ago, 2026-02-20T09:20:30+01:00",
        "Nov 26 2026, 2026-11-26T00:00:00+01:00",
        "'November 26th, 2026 15:00', 2026-11-26T15:00:00+01:00",
        "26 of november 2026, 2026-11-26T00:00:00+01:00",
        "1 march, 2027-03-01T00:00:00+01:00",
        "1795680000, 2026-11-26T09:00:00+01:00",
        "12:05 am, 2026-03-04T00:05:00+01:00",
        "12pm, 2026-03-04T12:00:00+01:00",
        "8:15:59, 2026-03-04T08:15:59+01:00",
        "wednesday, 2026-03-04T00:00:00+01:00",
        "next wednesday, 2026-03-11T00:00:00+01:00",
        "last wednesday, 2026-02-25T00:00:00+01:00",
        "this friday, 2026-03-06T00:00:00+01:00",
        "fri 17:30, 2026-03-06T17:30:00+01:00",
        "next friday, 2026-03-06T00:00:00+01:00",
        "2026-03-01, 2026-03-01T00:00:00+01:00",
        "2026-03-01 at 9 am, 2026-03-01T09:00:00+01:00"})
    void readsDaysAndTimes(String text, String datetime) {
        assertEquals(datetime, resolve(text));
    }

    @ParameterizedTest
    @CsvSource({
        "in 3 days, 2026-03-07T09:20:30+01:00",
        "in 3 days at 15:00, 2026-03-07T15:00:00+01:00",
        "in a week, 2026-03-11T09:20:30+01:00",
        "'in 1 day, 2 hours and 30 minutes', 2026-03-05T11:50:30+01:00",
        "90 seconds ago, 2026-03-04T09:19:00+01:00",
        "2 months from now, 2026-05-04T09:20:30+02:00",
        "1 quarter ago, 2025-12-04T09:20:30+01:00",
        "in 700 hours, 2026-04-02T14:20:30+02:00"})
    void addsDurationsToNow(String text, String datetime) {
        assertEquals(datetime, resolve(text));
    }

    @ParameterizedTest
    @CsvSource({
        "end of month, 2026-03-31T23:59:59+02:00",
        "end of the month 17:00, 2026-03-31T17:00:00+02:00",
        "end of last month, 2026-02-28T23:59:59+01:00",
        "start of next month, 2026-04-01T00:00:00+02:00",
        "start of week, 2026-03-02T00:00:00+01:00",
        "end of this week, 2026-03-08T23:59:59+01:00",
        "beginning of next quarter, 2026-04-01T00:00:00+02:00",
        "end of last quarter, 2025-12-31T23:59:59+01:00",
        "end of year, 2026-12-31T23:59:59+01:00",
        "end of day, 2026-03-04T23:59:59+01:00"})
    void findsTheEdgesOfPeriods(String text, String datetime) {
        assertEquals(datetime, resolve(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04, feb 29, 2028-02-29T00:00:00+01:00",
        "2028-02-29, 29th of february, 2028-02-29T00:00:00+01:00",
        "2028-03-01, february 29, 2032-02-29T00:00:00+01:00",
        "2096-03-01, feb 29, 2104-02-29T00:00:00+01:00",
        "2026-03-04, feb 28, 2027-02-28T00:00:00+01:00"})
    void takesTheNextYearThatHasTheDay(String relativeTo, String text, String datetime) {
        assertEquals(datetime, calls.call("resolve_datetime", "{'text': '" + text + "', 'relative_to': '" + relativeTo + "'}")
                .string("datetime").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00, 2026-03-01T10:00:00+01:00",
        "2026-03-01 10:00:05.25, 2026-03-01T10:00:05+01:00",
        "2026-07-01T10:00Z, 2026-07-01T12:00:00+02:00",
        "2026-03-01t10:00:00z, 2026-03-01T11:00:00+01:00",
        "2026-03-01T10:00+05:45, 2026-03-01T05:15:00+01:00",
        "2026-03-01T10:00[Asia/Kathmandu], 2026-03-01T05:15:00+01:00",
        "2026-10-25T02:30+01:00[Europe/Berlin], 2026-10-25T02:30:00+01:00"})
    void readsIsoAndShowsItInTheZone(String text, String datetime) {
        assertEquals(datetime, resolve(text));
    }

    @Test
    void givesTheInstantAndTheZone() {
        assertEquals(JsonObject.builder().put("instant", "2026-03-05T14:00:00Z").put("unix_seconds", 1772719200L)
                        .put("timezone", "Europe/Paris").put("datetime", "2026-03-05T15:00:00+01:00")
                        .put("day_of_week", "Thursday").put("is_dst", false).build(),
                calls.call("resolve_datetime", "{'text': 'tomorrow 15:00'}"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31, in 1 month, 2024-02-29T00:00:00+01:00",
        "2023-01-31, in 1 month, 2023-02-28T00:00:00+01:00",
        "2024-02-29, in 1 year, 2025-02-28T00:00:00+01:00",
        "2024-02-10, end of month, 2024-02-29T23:59:59+01:00",
        "2026-12-31T23:00, tomorrow, 2027-01-01T00:00:00+01:00"})
    void countsFromTheGivenMoment(String relativeTo, String text, String datetime) {
        assertEquals(datetime, calls.call("resolve_datetime",
                "{'text': '%s', 'relative_to': '%s'}".formatted(text, relativeTo)).string("datetime").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29 02:30, Europe/Paris, 2026-03-29T03:30:00+02:00, does not exist",
        "2026-10-25 02:30, Europe/Paris, 2026-10-25T02:30:00+02:00, happens twice",
        "2026-04-26 00:30, Africa/Cairo, 2026-04-26T00:30:00+03:00, ''",
        "2026-09-06 00:30, America/Santiago, 2026-09-06T01:30:00-03:00, does not exist"})
    void saysWhenTheClocksWereChanged(String text, String zone, String datetime, String note) {
        JsonObject result = calls.call("resolve_datetime", "{'text': '%s', 'timezone': '%s'}".formatted(text, zone));

        assertEquals(datetime, result.string("datetime").orElseThrow());
        assertEquals(note.isEmpty(), !result.has("note"));
        assertTrue(result.string("note").orElse("").contains(note), result::toString);
    }

    @Test
    void beginsADayWithoutMidnightAtItsFirstMoment() {
        JsonObject result = calls.call("resolve_datetime", "{'text': '2026-09-06', 'timezone': 'America/Santiago'}");

        assertEquals("2026-09-06T01:00:00-03:00", result.string("datetime").orElseThrow());
        assertEquals(false, result.has("note"));
    }

    @ParameterizedTest
    @CsvSource({
        "in 3 days at 15:00, 2026-03-28T15:00:00-02:00",
        "saturday 15:00, 2026-03-28T15:00:00-02:00",
        "in 3 days, 2026-03-29T00:30:00-01:00",
        "end of this week, 2026-03-29T23:59:59-01:00"})
    void keepsToADayWhoseLastHourIsSkipped(String text, String datetime) {
        assertEquals(datetime, calls.call("resolve_datetime", "{'text': '" + text
                + "', 'timezone': 'America/Nuuk', 'relative_to': '2026-03-25T23:30'}").string("datetime").orElseThrow());
    }

    @Test
    void endsADayBeforeTheSkippedHour() {
        assertEquals("2026-03-28T22:59:59-02:00", calls.call("resolve_datetime", "{'text': 'end of day',"
                + " 'timezone': 'America/Nuuk', 'relative_to': '2026-03-28'}").string("datetime").orElseThrow());
    }

    @Test
    void keepsElapsedTimeApartFromCalendarDaysWhenTheClocksChange() {
        String saturday = "{'text': '%s', 'relative_to': '2026-03-28T12:00'}";

        assertEquals("2026-03-29T12:00:00+02:00",
                calls.call("resolve_datetime", saturday.formatted("in 1 day")).string("datetime").orElseThrow());
        assertEquals("2026-03-29T13:00:00+02:00",
                calls.call("resolve_datetime", saturday.formatted("in 24 hours")).string("datetime").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "friday week", "this month", "day after yesterday", "3", "tomorrow 3", "in 3", "3 days", "in 3 hours at 15:00",
        "in 3 days and", "now 15:00", "start of", "end of hour", "at", "tomorrow at", "15:00 tomorrow", "in -3 days"})
    void saysWhatIsValid(String text) {
        String message = calls.failure("resolve_datetime", "{'text': '" + text + "'}");

        assertEquals("Cannot read '" + text + "' as a date or time: it should be one of: " + Phrase.VALID, message);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29, Invalid date 'February 29' as '2026' is not a leap year",
        "2026-13-01T10:00, Invalid value for MonthOfYear",
        "24:00, Invalid value for HourOfDay",
        "13 pm, the hour before am or pm should be 1 to 12",
        "0000-05-01, its year 0 should be 1 to 9999",
        "in 9000 years, its year 11026 should be 1 to 9999",
        "2026-03-01T10:00[Mars/Olympus], no time zone found with key 'Mars/Olympus'",
        "2026-03-01T10:00+05:00[Europe/Paris], 'the offset in Europe/Paris should then be one of [+01:00], not +05:00'"})
    void saysWhatIsWrong(String text, String why) {
        String message = calls.failure("resolve_datetime", "{'text': '" + text + "'}");

        assertTrue(message.contains(why), message);
    }

    private String resolve(String text) {
        return calls.call("resolve_datetime", "{'text': '" + text + "'}").string("datetime").orElseThrow();
    }

    @Test
    void takesNoTextThatIsTooLong() {
        String text = "now" + " ".repeat(98);
        assertEquals("Cannot read 'now" + " ".repeat(61) + "…' as a date or time: it should have at most 100 characters, not 101",
                calls.failure("resolve_datetime", "{'text': '" + text + "'}"));
        assertEquals("2026-03-04T08:20:30Z", calls.call("resolve_datetime", "{'text': '" + text.substring(0, 100) + "'}").string("instant").orElseThrow());
    }
}
