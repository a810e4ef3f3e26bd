package wherry.tools.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A day that a phrase names: `tomorrow`, `next friday`, `end of month`.
///
/// @param last whether it stands for its last second when no time is said, else for its first moment
record Day(LocalDate date, boolean last) {
    private static final Map<String, Integer> NEAR = Map.of("today", 0, "tomorrow", 1, "yesterday", -1);
    private static final Map<String, Integer> BEYOND = Map.of("after", 1, "before", -1);
    private static final Map<String, Integer> WHICH = Map.of("this", 0, "next", 1, "last", -1);
    private static final Map<String, Boolean> EDGES = Map.of("start", false, "beginning", false, "end", true);
    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
    private static final Map<String, Month> MONTHS = months();
    private static final Map<String, Period> PERIODS = Map.of(
            "day", new Period(ChronoUnit.DAYS, day -> day),
            "week", new Period(ChronoUnit.WEEKS, day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
            "month", new Period(ChronoUnit.MONTHS, day -> day.withDayOfMonth(1)),
            "quarter", new Period(IsoFields.QUARTER_YEARS, day -> day.with(IsoFields.DAY_OF_QUARTER, 1)),
            "year", new Period(ChronoUnit.YEARS, day -> day.withDayOfYear(1)));

    /// @param first the first day of the period that a day is in
    private record Period(TemporalUnit unit, UnaryOperator<LocalDate> first) {
    }

    private static Map<String, DayOfWeek> weekdays() {
        var names = new HashMap<String, DayOfWeek>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            names.put(name, day);
            names.put(name.substring(0, 3), day);
        }
        return Map.copyOf(names);
    }

    private static Map<String, Month> months() {
        var names = new HashMap<String, Month>();
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            names.put(name, month);
            names.put(name.substring(0, 3), month);
        }
        return Map.copyOf(names);
    }

    static Optional<Day> read(Words words, LocalDate today) {
        return words.attempt(() -> beyond(words, today))
                .or(() -> words.take(NEAR).map(today::plusDays))
                .or(() -> words.attempt(() -> written(words, today)))
                .or(() -> words.takeLike("\\d{4}-\\d\\d-\\d\\d").map(LocalDate::parse))
                .or(() -> words.attempt(() -> weekday(words, today)))
                .or(() -> words.attempt(() -> period(words, today)))
                .map(date -> new Day(date, false))
                .or(() -> words.attempt(() -> edge(words, today)));
    }

    /// `day after tomorrow`, `the day before yesterday`.
    private static Optional<LocalDate> beyond(Words words, LocalDate today) {
        words.take("the");
        Optional<Integer> side = words.take("day") ? words.take(BEYOND) : Optional.empty();
        return side.flatMap(way -> words.take(NEAR).filter(day -> day.equals(way)).map(day -> today.plusDays(day + way)));
    }

    /// A date as people write it, with the month's name: `Nov 26 2026`, `26th of November`. Without a year it is the next one.
    private static Optional<LocalDate> written(Words words, LocalDate today) {
        Optional<Integer> before = dayOfMonth(words);
        words.take("of");
        Optional<Month> month = words.take(MONTHS);
        Optional<Integer> day = month.isEmpty() || before.isPresent() ? before : dayOfMonth(words);
        if (month.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> year = words.takeLike("\\d{4}").map(Integer::valueOf);
        return Optional.of(year.isPresent() ? LocalDate.of(year.get(), month.get(), day.get())
                : next(MonthDay.of(month.get(), day.get()), today));
    }

    /// The next such day from today on. A 29th of February waits for the next leap year.
    private static LocalDate next(MonthDay day, LocalDate today) {
        int year = today.getYear();
        while (!day.isValidYear(year) || day.atYear(year).isBefore(today)) {
            year++;
        }
        return day.atYear(year);
    }

    private static Optional<Integer> dayOfMonth(Words words) {
        return words.takeLike("\\d{1,2}(st|nd|rd|th)?").map(text -> Integer.valueOf(text.replaceAll("\\D", "")));
    }

    /// `next week`, `last month`: the same day of that period.
    private static Optional<LocalDate> period(Words words, LocalDate today) {
        return words.take(WHICH).filter(which -> which != 0)
                .flatMap(which -> words.take(PERIODS).map(period -> today.plus(which, period.unit)));
    }

    private static Optional<LocalDate> weekday(Words words, LocalDate today) {
        int which = words.take(WHICH).orElse(0);
        return words.take(WEEKDAYS).map(day -> today.with(switch (which) {
            case 0 -> TemporalAdjusters.nextOrSame(day);
            case 1 -> TemporalAdjusters.next(day);
            default -> TemporalAdjusters.previous(day);
        }));
    }

    private static Optional<Day> edge(Words words, LocalDate today) {
        Optional<Boolean> last = words.take(EDGES).filter(_ -> words.take("of"));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        words.take("the");
        int which = words.take(WHICH).orElse(0);
        return words.take(PERIODS).map(period -> {
            LocalDate first = period.first.apply(today).plus(which, period.unit);
            return new Day(last.get() ? first.plus(1, period.unit).minusDays(1) : first, last.get());
        });
    }

    Moment in(ZoneId zone) {
        // A change of the clocks may take the last hour of a day, or the first.
        return Moment.at(last ? date.plusDays(1).atStartOfDay(zone).minusSeconds(1) : date.atStartOfDay(zone));
    }
}
