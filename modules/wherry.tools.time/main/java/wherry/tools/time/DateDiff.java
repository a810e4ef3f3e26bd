package wherry.tools.time;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import wherry.tool.method.Default;
import wherry.tool.method.Hint;
import wherry.tool.method.ToolMethod;

/// `date_diff`: how far one moment is from another, by the calendar and by the clock.
final class DateDiff {
    private final Clock clock;

    DateDiff(Clock clock) {
        this.clock = clock;
    }

    record Difference(String start, String end, long years, long months, long days, long hours, long minutes, long seconds,
            long totalDays, long totalHours, long totalSeconds, Optional<Long> businessDays) {
    }

    String zone() {
        return clock.getZone().getId();
    }

    /// Get the time between two dates or times: in years, months, days, hours, minutes and seconds, and in whole days, hours or seconds
    /// altogether. All are negative when end is before start; the calendar is that of start's zone
    ///
    /// @param start        Date (its first moment counts), date-time with or without offset, or a phrase that resolve_datetime takes:
    ///                     2026-03-01, 2026-03-01T10:00, 2026-03-01T10:00:00+01:00[Europe/Paris], today
    /// @param end          Like start
    /// @param timezone     {@value Zones#ARGUMENT}
    /// @param businessDays Also count Mondays to Fridays from start's date up to, but without, end's date
    @ToolMethod(title = "Difference between dates", hints = Hint.READ_ONLY)
    Difference dateDiff(String start, String end,
            @Default("${zone}") String timezone, @Default("false") boolean businessDays) {
        ZonedDateTime now = clock.instant().atZone(Zones.of(timezone));
        ZonedDateTime from = Phrase.read(start, now).at();
        ZonedDateTime to = Phrase.read(end, now).at().withZoneSameInstant(from.getZone());
        return to.isBefore(from) ? difference(to, from, -1, businessDays) : difference(from, to, 1, businessDays);
    }

    private static Difference difference(ZonedDateTime from, ZonedDateTime to, int sign, boolean businessDays) {
        long months = whole(ChronoUnit.MONTHS, from, to);
        ZonedDateTime monthly = plus(from, months, ChronoUnit.MONTHS);
        long days = whole(ChronoUnit.DAYS, monthly, to);
        Duration rest = Duration.between(plus(monthly, days, ChronoUnit.DAYS), to);
        Duration all = Duration.between(from, to);
        return new Difference(Moment.iso(sign > 0 ? from : to), Moment.iso(sign > 0 ? to : from), sign * (months / 12),
                sign * (months % 12), sign * days, sign * rest.toHours(), sign * rest.toMinutesPart(), sign * rest.toSecondsPart(),
                sign * whole(ChronoUnit.DAYS, from, to), sign * all.toHours(), sign * all.toSeconds(), !businessDays
                        ? Optional.empty() : Optional.of(sign * (weekdaysBefore(to.toLocalDate()) - weekdaysBefore(from.toLocalDate()))));
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
