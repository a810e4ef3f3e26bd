package wherry.tools.time;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import wherry.tool.ToolFailure;
import wherry.tool.method.Default;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;

/// `cron_next`: when a [Cron] schedule fires next.
final class CronNext {
    private final Clock clock;

    CronNext(Clock clock) {
        this.clock = clock;
    }

    record Times(String expression, String timezone, List<String> next) {
    }

    String zone() {
        return clock.getZone().getId();
    }

    /// Get the next times at which a cron expression fires. When both day of month and day of week are restricted, either fits. When clocks
    /// change, a schedule whose minute or hour begins with * goes by elapsed time; any other fires once
    ///
    /// @param expression Minute, hour, day of month, month, day of week: '30 9 * * MON-FRI', '*/15 * * * *', '@daily'
    /// @param count      How many times
    /// @param timezone   {@value Zones#ARGUMENT}
    /// @param after      Times after this date or date-time, 2026-03-01T10:00
    @ToolMethod(title = "Next times of a cron schedule", hints = Hint.READ_ONLY)
    Times cronNext(@Length(max = 200) String expression, @Default("5") @Range(min = 1, max = 100) int count,
            @Default("${zone}") String timezone, @Default("now") String after) {
        ZoneId zone = Zones.of(timezone);
        ZonedDateTime start = Phrase.read(after, clock.instant().atZone(zone)).at();
        List<ZonedDateTime> times = Cron.parse(expression).after(start.toInstant(), zone, count);
        if (times.isEmpty()) {
            throw new ToolFailure("The cron expression " + Quote.of(expression) + " never fires: no such day comes");
        }
        return new Times(expression, zone.getId(), times.stream().map(Moment::iso).toList());
    }
}
