package wherry.tools.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way to go from now: `in 1 day and 2 hours`, `3 weeks ago`.
record Shift(List<Amount> amounts) {
    private static final Map<String, TemporalUnit> UNITS = units();
    private static final Map<String, Integer> NUMBERS = numbers("a one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "eleven", "twelve");

    /// Negative for the past.
    private record Amount(long count, TemporalUnit unit) {
    }

    private static Map<String, Integer> numbers(String... words) {
        var numbers = new HashMap<>(Map.of("an", 1));
        for (int i = 0; i < words.length; i++) {
            for (String word : words[i].split(" ")) {
                numbers.put(word, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }

    private static Map<String, TemporalUnit> units() {
        var units = new HashMap<String, TemporalUnit>(Map.of("second", ChronoUnit.SECONDS, "minute", ChronoUnit.MINUTES,
                "hour", ChronoUnit.HOURS, "day", ChronoUnit.DAYS, "week", ChronoUnit.WEEKS, "month", ChronoUnit.MONTHS,
                "quarter", IsoFields.QUARTER_YEARS, "year", ChronoUnit.YEARS));
        Map.copyOf(units).forEach((word, unit) -> units.put(word + "s", unit));
        return Map.copyOf(units);
    }

    static Optional<Shift> read(Words words) {
        return words.attempt(() -> {
            boolean ahead = words.take("in");
            var amounts = new ArrayList<Amount>();
            Optional<Amount> amount = words.attempt(() -> amount(words));
            while (amount.isPresent()) {
                amounts.add(amount.get());
                amount = words.attempt(() -> {
                    words.take("and");
                    return amount(words);
                });
            }
            boolean ago = !ahead && words.take("ago");
            if (amounts.isEmpty() || !(ahead || ago || words.take("from", "now"))) {
                return Optional.empty();
            }
            return Optional.of(new Shift(ago ? amounts.stream().map(a -> new Amount(-a.count, a.unit)).toList() : amounts));
        });
    }

    private static Optional<Amount> amount(Words words) {
        return words.take(NUMBERS).or(() -> words.takeLike("\\d{1,6}").map(Integer::valueOf))
                .flatMap(count -> words.take(UNITS).map(unit -> new Amount(count, unit)));
    }

    boolean isByDays() {
        return amounts.stream().allMatch(amount -> amount.unit.isDateBased());
    }

    /// Days and longer go by the calendar, the wall clock kept; hours and shorter by elapsed time.
    Moment from(ZonedDateTime now) {
        return isByDays()
                ? Moment.at(from(now.toLocalDate()).atTime(now.toLocalTime()), now.getZone())
                : Moment.at((ZonedDateTime) added(now));
    }

    /// For one that is by days.
    LocalDate from(LocalDate today) {
        return (LocalDate) added(today);
    }

    private Temporal added(Temporal start) {
        Temporal end = start;
        for (Amount amount : amounts) {
            end = end.plus(amount.count, amount.unit);
        }
        return end;
    }
}
