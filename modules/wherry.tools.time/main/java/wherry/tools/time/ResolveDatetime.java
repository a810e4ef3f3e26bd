package wherry.tools.time;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import wherry.tool.method.Default;
import wherry.tool.method.Hint;
import wherry.tool.method.ToolMethod;

/// `resolve_datetime`: what a [Phrase] means, as an instant.
final class ResolveDatetime {
    private final Clock clock;

    ResolveDatetime(Clock clock) {
        this.clock = clock;
    }

    record Resolved(String instant, long unixSeconds, String timezone, String datetime, String dayOfWeek, boolean isDst,
            Optional<String> note) {
    }

    String zone() {
        return clock.getZone().getId();
    }

    /// Turn a phrase such as 'tomorrow 15:00', 'next friday', 'in 3 days' or 'end of month' into an exact date and time. 'friday' may be
    /// today, 'next friday' is after today; a week starts on Monday; a day without a time is its first moment, the end of a period its last
    /// second
    ///
    /// @param text       One of: {@value Phrase#VALID}
    /// @param timezone   {@value Zones#ARGUMENT}
    /// @param relativeTo What to take for now: a date or date-time, 2026-03-01T10:00
    @ToolMethod(title = "Resolve a date or time", hints = Hint.READ_ONLY)
    Resolved resolveDatetime(String text, @Default("${zone}") String timezone,
            @Default("now") String relativeTo) {
        ZoneId zone = Zones.of(timezone);
        ZonedDateTime now = Phrase.read(relativeTo, clock.instant().atZone(zone)).at().withZoneSameInstant(zone);
        Moment moment = Phrase.read(text, now);
        Reading there = moment.in(zone).reading(zone.getId());
        return new Resolved(DateTimeFormatter.ISO_INSTANT.format(moment.at()), moment.at().toEpochSecond(), there.timezone(),
                there.datetime(), there.dayOfWeek(), there.isDst(), there.note());
    }
}
