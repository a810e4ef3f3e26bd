package wherry.tools.time;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Argument;
import wherry.tool.Arguments;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// `cron_next`: when a [Cron] schedule fires next.
final class CronNext {
    private static final int USUAL_COUNT = 5;

    private final Clock clock;

    CronNext(Clock clock) {
        this.clock = clock;
    }

    Tool tool() {
        return Tool.named("cron_next").title("Next times of a cron schedule")
                .description("Get the next times at which a cron expression fires. When both day of month and day of week are "
                        + "restricted, either fits. When clocks change, a schedule whose minute or hour begins with * goes by "
                        + "elapsed time; any other fires once")
                .annotations(ToolAnnotations.READ_ONLY)
                .input("""
                        {"type": "object",
                         "properties": {
                             "expression": {"type": "string", "maxLength": 200, "description":
                                 "Minute, hour, day of month, month, day of week: '30 9 * * MON-FRI', '*/15 * * * *', '@daily'"},
                             "count": {"type": "integer", "minimum": 1, "maximum": 100, "default": USUAL},
                             "timezone": ZONE,
                             "after": {"type": "string", "maxLength": 100,
                                 "description": "Times after this date or date-time, 2026-03-01T10:00; default now"}},
                         "required": ["expression"]}"""
                        .replace("USUAL", Integer.toString(USUAL_COUNT))
                        .replace("ZONE", Zones.argument(clock.getZone()).toString()))
                .output("""
                        {"type": "object",
                         "properties": {
                             "expression": {"type": "string"}, "timezone": {"type": "string"},
                             "next": {"type": "array", "items": {"type": "string", "description": "ISO 8601 with offset"}}},
                         "required": ["expression", "timezone", "next"]}""")
                .handler((arguments, _) -> ToolResult.structured(answer(arguments)));
    }

    private JsonObject answer(Arguments arguments) {
        ZoneId zone = Zones.of(arguments, clock.getZone());
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime after = arguments.find("after").map(given -> Phrase.read(given.text(), now).at()).orElse(now);
        String expression = arguments.text("expression");
        int count = arguments.find("count").map(Argument::integer).orElse(USUAL_COUNT);
        List<ZonedDateTime> times = Cron.parse(expression).after(after.toInstant(), zone, count);
        if (times.isEmpty()) {
            throw new ToolFailure("The cron expression " + Quote.of(expression) + " never fires: no such day comes");
        }
        return JsonObject.builder().put("expression", expression).put("timezone", zone.getId())
                .put("next", JsonArray.of(times, time -> Json.of(Moment.iso(time)))).build();
    }
}
