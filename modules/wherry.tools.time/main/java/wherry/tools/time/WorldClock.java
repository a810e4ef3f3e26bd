package wherry.tools.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.tool.ToolFailure;
import wherry.tool.method.Hint;
import wherry.tool.method.ToolMethod;

/// `get_current_time` and `convert_time`, by the names and with the results of the reference time server.
final class WorldClock {
    private static final Pattern HOUR_MINUTE = Pattern.compile("([01]?\\d|2[0-3]):([0-5]?\\d)");

    private final Clock clock;

    WorldClock(Clock clock) {
        this.clock = clock;
    }

    String zone() {
        return clock.getZone().getId();
    }

    /// Get current time in a specific timezone
    ///
    /// @param timezone IANA timezone name (e.g., 'America/New_York', 'Europe/London'). Use '${zone}' as local timezone if no timezone
    ///                 provided by the user.
    @ToolMethod(name = "get_current_time", title = "Current time", hints = Hint.READ_ONLY)
    Reading currentTime(String timezone) {
        return Moment.at(ZonedDateTime.ofInstant(clock.instant(), Zones.of(timezone))).reading(timezone);
    }

    /// @param timeDifference Hours from source to target, as +9.0h
    record Conversion(Reading source, Reading target, String timeDifference) {
    }

    /// Convert time between timezones
    ///
    /// @param sourceTimezone Source IANA timezone name (e.g., 'America/New_York', 'Europe/London'). Use '${zone}' as local timezone if no
    ///                       source timezone provided by the user.
    /// @param time           Time to convert in 24-hour format (HH:MM)
    /// @param targetTimezone Target IANA timezone name (e.g., 'Asia/Tokyo', 'America/Los_Angeles'). Use '${zone}' as local timezone if no
    ///                       target timezone provided by the user.
    @ToolMethod(title = "Convert time", hints = Hint.READ_ONLY)
    Conversion convertTime(String sourceTimezone, String time, String targetTimezone) {
        ZoneId from = Zones.of(sourceTimezone);
        ZoneId to = Zones.of(targetTimezone);
        Matcher given = HOUR_MINUTE.matcher(time);
        if (!given.matches()) {
            throw new ToolFailure("Invalid time format. Expected HH:MM [24-hour format] such as 16:30, not " + Quote.of(time));
        }
        LocalTime clockTime = LocalTime.of(Integer.parseInt(given.group(1)), Integer.parseInt(given.group(2)));
        Moment moment = Moment.at(LocalDate.ofInstant(clock.instant(), from).atTime(clockTime), from);
        ZonedDateTime there = moment.at().withZoneSameInstant(to);
        return new Conversion(moment.reading(sourceTimezone), Moment.at(there).reading(targetTimezone),
                difference(there.getOffset().getTotalSeconds() - moment.at().getOffset().getTotalSeconds()));
    }

    /// Hours with one decimal when they are whole, else with up to two: `+9.0h`, `-3.5h`, `+5.75h`.
    private static String difference(int seconds) {
        double hours = seconds / 3600.0;
        String text = String.format(Locale.ROOT, "%+.2f", hours);
        return (seconds % 3600 == 0 ? text.substring(0, text.length() - 1) : text.replaceFirst("\\.?0+$", "")) + "h";
    }
}
