package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonArray;

class CronNextTest {
    /// A Wednesday.
    private final Calls calls = Calls.at("2026-03-04T08:20:00Z", "UTC");

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "20 8 * * *; 2026-03-05T08:20 2026-03-06T08:20",
        "*/15 * * * *; 2026-03-04T08:30 2026-03-04T08:45 2026-03-04T09:00",
        "5/20 8-9 * * *; 2026-03-04T08:25 2026-03-04T08:45 2026-03-04T09:05",
        "0 9,17 * * *; 2026-03-04T09:00 2026-03-04T17:00 2026-03-05T09:00",
        "0 22-23/1,0 4 * *; 2026-03-04T22:00 2026-03-04T23:00 2026-04-04T00:00",
        "30 9 * * MON-FRI; 2026-03-04T09:30 2026-03-05T09:30 2026-03-06T09:30 2026-03-09T09:30",
        "0 0 * * fri-SUN; 2026-03-06T00:00 2026-03-07T00:00 2026-03-08T00:00 2026-03-13T00:00",
        "0 0 * * 7; 2026-03-08T00:00 2026-03-15T00:00",
        "0 0 * * 0; 2026-03-08T00:00 2026-03-15T00:00",
        "0 0 * * */3; 2026-03-07T00:00 2026-03-08T00:00 2026-03-11T00:00",
        "0 0 31 * *; 2026-03-31T00:00 2026-05-31T00:00 2026-07-31T00:00 2026-08-31T00:00",
        "0 0 1 jan,JUL *; 2026-07-01T00:00 2027-01-01T00:00",
        "0 0 13 * FRI; 2026-03-06T00:00 2026-03-13T00:00 2026-03-20T00:00 2026-03-27T00:00 2026-04-03T00:00 2026-04-10T00:00 "
                + "2026-04-13T00:00",
        "0 0 */10 * MON; 2026-05-11T00:00 2026-06-01T00:00 2026-08-31T00:00",
        "0 0 29 2 *; 2028-02-29T00:00 2032-02-29T00:00",
        "@hourly; 2026-03-04T09:00 2026-03-04T10:00",
        "@daily; 2026-03-05T00:00 2026-03-06T00:00",
        "@midnight; 2026-03-05T00:00",
        "@weekly; 2026-03-08T00:00 2026-03-15T00:00",
        "@Monthly; 2026-04-01T00:00 2026-05-01T00:00",
        "@yearly; 2027-01-01T00:00 2028-01-01T00:00"})
    void findsTheNextTimes(String expression, String expected) {
        List<String> times = List.of(expected.split(" "));

        assertEquals(times.stream().map(time -> time + ":00+00:00").toList(), next(expression, times.size(), "UTC", "now"));
    }

    @Test
    void waitsEightYearsForALeapDayWhenACenturyHasNone() {
        assertEquals(List.of("2104-02-29T12:00:00+00:00"), next("0 12 29 2 *", 1, "UTC", "2096-02-29T12:00"));
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go from 02:00 to 03:00 on 8 March, from 02:00 back to 01:00 on 1 November.
        "30 2 * * *, 2026-03-07, 2026-03-07T02:30:00-05:00 2026-03-08T03:00:00-04:00 2026-03-09T02:30:00-04:00",
        "'0,30 2,3 * * *', 2026-03-08, 2026-03-08T03:00:00-04:00 2026-03-08T03:30:00-04:00 2026-03-09T02:00:00-04:00",
        "30 1 * * *, 2026-11-01, 2026-11-01T01:30:00-04:00 2026-11-02T01:30:00-05:00",
        "'30 * * * *', 2026-03-08T01:00, 2026-03-08T01:30:00-05:00 2026-03-08T03:30:00-04:00",
        "'30 * * * *', 2026-11-01T00:45, 2026-11-01T01:30:00-04:00 2026-11-01T01:30:00-05:00 2026-11-01T02:30:00-05:00",
        "'*/30 1-2 * * *', 2026-11-01, 2026-11-01T01:00:00-04:00 2026-11-01T01:30:00-04:00 2026-11-01T01:00:00-05:00 "
                + "2026-11-01T01:30:00-05:00 2026-11-01T02:00:00-05:00"})
    void firesAsCronDoesWhenTheClocksChange(String expression, String after, String expected) {
        List<String> times = List.of(expected.split(" "));

        assertEquals(times, next(expression, times.size(), "America/New_York", after));
    }

    @Test
    void firesInTheZoneThatIsAskedFor() {
        assertEquals(List.of("2026-03-05T09:00:00+05:45"), next("0 9 * * *", 1, "Asia/Kathmandu", "now"));
    }

    @Test
    void givesAsManyAsAreAskedForAndFiveOtherwise() {
        assertEquals(100, next("0 0 29 2 *", 100, "UTC", "now").size());
        assertEquals(5, strings(calls.call("cron_next", "{'expression': '@daily'}").array("next").orElseThrow()).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
    void saysThatItNeverFires(String expression) {
        assertEquals("The cron expression '" + expression + "' never fires: no such day comes",
                calls.failure("cron_next", "{'expression': '" + expression + "'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "60 * * * *; minute field '60' should be *, values from 0 to 59,",
        "* 24 * * *; hour field '24'",
        "* * 0 * *; day of month field '0' should be *, values from 1 to 31,",
        "* * * FOO *; month field 'FOO' should be *, values from 1 to 12 or JAN to DEC,",
        "* * * * 8; day of week field '8' should be *, values from 0 to 7 or SUN to SAT,",
        "*/0 * * * *; minute field",
        "5-1 * * * *; minute field",
        "1,,2 * * * *; minute field",
        "1- * * * *; minute field",
        "* * L * *; day of month field",
        "* * * * MON#2; day of week field",
        "*-5 * * * *; minute field"})
    void saysWhichFieldIsWrong(String expression, String why) {
        String message = calls.failure("cron_next", "{'expression': '" + expression + "'}");

        assertTrue(message.startsWith("The " + why), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "* * * * * *", "@reboot", "daily"})
    void saysThatThereShouldBeFiveFields(String expression) {
        assertEquals("The cron expression '" + expression + "' should have five fields (minute, hour, day of month, month, "
                        + "day of week), or be one of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly",
                calls.failure("cron_next", "{'expression': '" + expression + "'}"));
    }

    private List<String> next(String expression, int count, String zone, String after) {
        return strings(calls.call("cron_next", "{'expression': '%s', 'count': %d, 'timezone': '%s', 'after': '%s'}"
                .formatted(expression, count, zone, after))
                .array("next").orElseThrow());
    }

    private static List<String> strings(JsonArray array) {
        return array.items().stream().map(item -> item.toString().replace("\"", "")).toList();
    }
}
