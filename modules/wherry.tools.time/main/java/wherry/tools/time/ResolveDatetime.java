package wherry.tools.time;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import wherry.json.JsonObject;
import wherry.tool.Arguments;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;

/// `resolve_datetime`: what a [Phrase] means, as an instant.
final class ResolveDatetime {
    private final Clock clock;

    ResolveDatetime(Clock clock) {
        this.clock = clock;
    }

    Tool tool() {
        return Tool.named("resolve_datetime").title("Resolve a date or time")
                .description("Turn a phrase such as 'tomorrow 15:00', 'next friday', 'in 3 days' or 'end of month' into an exact "
                        + "date and time. 'friday' may be today, 'next friday' is after today; a week starts on Monday; a day "
                        + "without a time is its first moment, the end of a period its last second")
                .annotations(ToolAnnotations.READ_ONLY)
                .input("""
                        {"type": "object",
                         "properties": {
                             "text": {"type": "string", "maxLength": 100, "description": "TEXT"},
                             "timezone": ZONE,
                             "relative_to": {"type": "string", "maxLength": 100,
                                 "description": "What to take for now: a date or date-time, 2026-03-01T10:00"}},
                         "required": ["text"]}"""
                        .replace("TEXT", "One of: " + Phrase.VALID)
                        .replace("ZONE", Zones.argument(clock.getZone()).toString()))
                .output("""
                        {"type": "object",
                         "properties": {
                             "instant": {"type": "string", "description": "ISO 8601 in UTC"},
                             "unix_seconds": {"type": "integer"},
                             "timezone": {"type": "string"}, "datetime": {"type": "string"},
                             "day_of_week": {"type": "string"}, "is_dst": {"type": "boolean"}, "note": {"type": "string"}},
                         "required": ["instant", "unix_seconds", "timezone", "datetime", "day_of_week", "is_dst"]}""")
                .handler((arguments, _) -> ToolResult.structured(answer(arguments)));
    }

    private JsonObject answer(Arguments arguments) {
        ZoneId zone = Zones.of(arguments, clock.getZone());
        ZonedDateTime real = clock.instant().atZone(zone);
        ZonedDateTime now = arguments.find("relative_to")
                .map(given -> Phrase.read(given.text(), real).at().withZoneSameInstant(zone)).orElse(real);
        Moment moment = Phrase.read(arguments.text("text"), now);
        return JsonObject.builder()
                .put("instant", DateTimeFormatter.ISO_INSTANT.format(moment.at()))
                .put("unix_seconds", moment.at().toEpochSecond())
                .putAll(moment.in(zone).json(zone.getId()))
                .build();
    }
}
