package wherry.tools.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.tool.ToolFailure;

/// Reads a date or time as people say it.
///
/// ```text
/// phrase = "now" | Unix seconds (9 to 11 digits) | ISO date-time | day [["at"] time] | time | shift
/// day    = "today" | "tomorrow" | "yesterday" | "day after tomorrow" | "day before yesterday" | YYYY-MM-DD | date | ["this" | "next" | "last"] weekday | edge
///        | shift by days or longer
/// date   = month-name day [YYYY] | day ["of"] month-name [YYYY] | ("next" | "last") ("week" | "month" | "quarter" | "year")
/// edge   = ("start" | "end") "of" ["the"] ["this" | "next" | "last"] ("day" | "week" | "month" | "quarter" | "year")
/// shift  = "in" amount {["and"] amount} | amount {["and"] amount} ("ago" | "from now")
/// amount = (number | "a" | "an" | "two" | … | "twelve") ("second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year") ["s"]
/// time   = HH:MM[:SS] | H[:MM] ("am" | "pm") | "noon" | "midnight"
/// ```
final class Phrase {
    /// Characters; what people say is shorter.
    private static final int LONGEST = 100;
    /// What can be written, for messages and schemas.
    static final String VALID = "now; 2026-03-01; 2026-03-01T10:00 with or without offset or [zone]; Nov 26 2026; Unix seconds; today, "
            + "day after tomorrow; [this, next, last] friday; next week; in 3 days; 2 hours ago; 1 week from now; start or end of [this, next, last] "
            + "day, week, month, quarter or year; a time: 15:00, 3 pm, noon, midnight; a day with a time";
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?::(\\d\\d)(?::(\\d\\d))?)?(am|pm)?");

    private Phrase() {
    }

    /// @param now what the phrase is relative to, in the zone that it is about
    /// @throws ToolFailure that says what can be written
    static Moment read(String text, ZonedDateTime now) {
        try {
            if (text.length() > LONGEST) {
                throw new DateTimeException("it should have at most " + LONGEST + " characters, not " + text.length());
            }
            Moment moment = IsoMoment.read(text.strip(), now.getZone())
                    .or(() -> read(new Words(text), now.truncatedTo(ChronoUnit.SECONDS)))
                    .orElseThrow(() -> new DateTimeException("it should be one of: " + VALID));
            if (moment.at().getYear() < 1 || moment.at().getYear() > 9999) {
                throw new DateTimeException("its year " + moment.at().getYear() + " should be 1 to 9999");
            }
            return moment;
        } catch (DateTimeException e) {
            throw new ToolFailure("Cannot read " + Quote.of(text) + " as a date or time: " + e.getMessage());
        }
    }

    private static Optional<Moment> read(Words words, ZonedDateTime now) {
        if (words.take("now")) {
            return words.areDone() ? Optional.of(Moment.at(now)) : Optional.empty();
        }
        Optional<Moment> seconds = words.takeLike("\\d{9,11}")
                .map(text -> Moment.at(Instant.ofEpochSecond(Long.parseLong(text)).atZone(now.getZone())));
        if (seconds.isPresent()) {
            return seconds.filter(_ -> words.areDone());
        }
        LocalDate today = now.toLocalDate();
        Optional<Shift> shift = Shift.read(words);
        if (shift.isPresent() && words.areDone()) {
            return shift.map(way -> way.from(now));
        }
        if (shift.isPresent()) {
            return shift.filter(Shift::isByDays).flatMap(way -> at(words, way.from(today), now.getZone()));
        }
        Optional<Day> day = Day.read(words, today);
        return day.isPresent() && words.areDone()
                ? day.map(found -> found.in(now.getZone()))
                : at(words, day.map(Day::date).orElse(today), now.getZone());
    }

    /// The rest of the words is a time on that day.
    private static Optional<Moment> at(Words words, LocalDate day, ZoneId zone) {
        words.take("at");
        return time(words).map(time -> Moment.at(day.atTime(time), zone));
    }

    /// A bare number is no time: `3` may be an hour or a day.
    private static Optional<LocalTime> time(Words words) {
        String text = words.takeRest();
        if (text.equals("noon") || text.equals("midnight")) {
            return Optional.of(text.equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT);
        }
        Matcher parts = TIME.matcher(text);
        if (!parts.matches() || (parts.group(2) == null && parts.group(4) == null)) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts.group(1));
        if (parts.group(4) != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("the hour before am or pm should be 1 to 12");
            }
            hour = hour % 12 + (parts.group(4).equals("pm") ? 12 : 0);
        }
        return Optional.of(LocalTime.of(hour, number(parts.group(2)), number(parts.group(3))));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
