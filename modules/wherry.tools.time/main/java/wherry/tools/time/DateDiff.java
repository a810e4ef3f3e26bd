package wherry.tools.time;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import wherry.json.JsonObject;
import wherry.tool.Argument;
import wherry.tool.Arguments;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;

/// `date_diff`: how far one moment is from another, by the calendar and by the clock.
final class DateDiff {
    private final Clock clock;

    DateDiff(Clock clock) {
        this.clock = clock;
    }

    Tool tool() {
        return Tool.named("date_diff").title("Difference between dates")
                .description("Get the time between two dates or times: in years, months, days, hours, minutes and seconds, and "
                        + "in whole days, hours or seconds altogether. All are negative when end is before start; the calendar "
                        + "is that of start's zone")
                .annotations(ToolAnnotations.READ_ONLY)
                .input("""
                        {"type": "object",
                         "properties": {
                             "start": {"type": "string", "maxLength": 100, "description": "START"},
                             "end": {"type": "string", "maxLength": 100, "description": "Like start"},
                             "timezone": ZONE,
                             "business_days": {"type": "boolean", "default": false, "description":
                                 "Also count Mondays to Fridays from start's date up to, but without, end's date"}},
                         "required": ["start", "end"]}""".replace("START",
                        "Date (its first moment counts), date-time with or without offset, or a phrase that resolve_datetime "
                                + "takes: 2026-03-01, 2026-03-01T10:00, 2026-03-01T10:00:00+01:00[Europe/Paris], today")
                        .replace("ZONE", Zones.argument(clock.getZone()).toString()))
                .output("""
                        {"type": "object",
                         "properties": {
                             "start": {"type": "string"}, "end": {"type": "string"},
                             "years": {"type": "integer"}, "months": {"type": "integer"}, "days": {"type": "integer"},
                             "hours": {"type": "integer"}, "minutes": {"type": "integer"}, "seconds": {"type": "integer"},
                             "total_days": {"type": "integer"}, "total_hours": {"type": "integer"},
                             "total_seconds": {"type": "integer"}, "business_days": {"type": "integer"}},
                         "required": ["start", "end", "years", "months", "days", "hours", "minutes", "seconds",
                             "total_days", "total_hours", "total_seconds"]}""")
                .handler((arguments, _) -> ToolResult.structured(answer(arguments)));
    }

    private JsonObject answer(Arguments arguments) {
        ZonedDateTime now = clock.instant().atZone(Zones.of(arguments, clock.getZone()));
        ZonedDateTime start = Phrase.read(arguments.text("start"), now).at();
        ZonedDateTime end = Phrase.read(arguments.text("end"), now).at().withZoneSameInstant(start.getZone());
        var result = JsonObject.builder().put("start", Moment.iso(start)).put("end", Moment.iso(end));
        if (end.isBefore(start)) {
            putBetween(result, end, start, -1);
        } else {
            putBetween(result, start, end, 1);
        }
        if (arguments.find("business_days").map(Argument::bool).orElse(false)) {
            result.put("business_days", weekdaysBefore(end.toLocalDate()) - weekdaysBefore(start.toLocalDate()));
        }
        return result.build();
    }

    private static void putBetween(JsonObject.Builder result, ZonedDateTime from, ZonedDateTime to, int sign) {
        long months = whole(ChronoUnit.MONTHS, from, to);
        ZonedDateTime monthly = plus(from, months, ChronoUnit.MONTHS);
        long days = whole(ChronoUnit.DAYS, monthly, to);
        Duration rest = Duration.between(plus(monthly, days, ChronoUnit.DAYS), to);
        Duration all = Duration.between(from, to);
        result.put("years", sign * (months / 12)).put("months", sign * (months % 12)).put("days", sign * days)
                .put("hours", sign * rest.toHours()).put("minutes", sign * rest.toMinutesPart())
                .put("seconds", sign * rest.toSecondsPart())
                .put("total_days", sign * whole(ChronoUnit.DAYS, from, to))
                .put("total_hours", sign * all.toHours()).put("total_seconds", sign * all.toSeconds());
    }

    /// How often the unit fits between the two, by the calendar and by the instants: a change of the clocks can make wall
    /// times fit that do not.
    private static long whole(ChronoUnit unit, ZonedDateTime from, ZonedDateTime to) {
        long count = unit.between(from, to);
        return plus(from, count, unit).isAfter(to) ? count - 1 : count;
    }

    private static ZonedDateTime plus(ZonedDateTime from, long count, ChronoUnit unit) {
        return count == 0 ? from : from.plus(count, unit).withEarlierOffsetAtOverlap();
    }

    /// The Mondays to Fridays from a Monday long ago (1969-12-29, day -3) up to, but without, this date.
    private static long weekdaysBefore(LocalDate date) {
        long days = date.toEpochDay() + 3;
        return Math.floorDiv(days, 7) * 5L + Math.min(Math.floorMod(days, 7), 5);
    }
}
