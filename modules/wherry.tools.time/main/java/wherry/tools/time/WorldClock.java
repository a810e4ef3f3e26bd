package wherry.tools.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.json.JsonObject;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// `get_current_time` and `convert_time`, by the names and with the results of the reference time server.
final class WorldClock {
    private static final Pattern HOUR_MINUTE = Pattern.compile("([01]?\\d|2[0-3]):([0-5]?\\d)");

    private final Clock clock;

    WorldClock(Clock clock) {
        this.clock = clock;
    }

    Tool currentTime() {
        return Tool.named("get_current_time").title("Current time").description("Get current time in a specific timezone")
                .annotations(ToolAnnotations.READ_ONLY)
                .input("""
                        {"type": "object",
                         "properties": {"timezone": {"type": "string", "description": "%s"}},
                         "required": ["timezone"]}"""
                        .replace("%s", zoneDescription("IANA", "'America/New_York', 'Europe/London'", "timezone")))
                .output(Moment.SCHEMA)
                .handler((arguments, _) -> ToolResult.structured(now(arguments.text("timezone"))));
    }

    private JsonObject now(String zone) {
        return Moment.at(ZonedDateTime.ofInstant(clock.instant(), Zones.of(zone))).json(zone);
    }

    Tool convertTime() {
        return Tool.named("convert_time").title("Convert time").description("Convert time between timezones")
                .annotations(ToolAnnotations.READ_ONLY)
                .input("""
                        {"type": "object",
                         "properties": {
                             "source_timezone": {"type": "string", "description": "SOURCE"},
                             "time": {"type": "string", "description": "Time to convert in 24-hour format (HH:MM)"},
                             "target_timezone": {"type": "string", "description": "TARGET"}},
                         "required": ["source_timezone", "time", "target_timezone"]}"""
                        .replace("SOURCE", zoneDescription("Source IANA", "'America/New_York', 'Europe/London'", "source timezone"))
                        .replace("TARGET", zoneDescription("Target IANA", "'Asia/Tokyo', 'America/Los_Angeles'", "target timezone")))
                .output("""
                        {"type": "object",
                         "properties": {"source": %s, "target": %s,
                             "time_difference": {"type": "string", "description": "Hours from source to target, as +9.0h"}},
                         "required": ["source", "target", "time_difference"]}""".replace("%s", Moment.SCHEMA.toString()))
                .handler((arguments, _) -> ToolResult.structured(convert(arguments.text("source_timezone"),
                        arguments.text("time"), arguments.text("target_timezone"))));
    }

    private String zoneDescription(String kind, String examples, String role) {
        return kind + " timezone name (e.g., " + examples + "). Use '" + clock.getZone() + "' as local timezone if no " + role
                + " provided by the user.";
    }

    private JsonObject convert(String source, String time, String target) {
        ZoneId from = Zones.of(source);
        ZoneId to = Zones.of(target);
        Matcher given = HOUR_MINUTE.matcher(time);
        if (!given.matches()) {
            throw new ToolFailure("Invalid time format. Expected HH:MM [24-hour format] such as 16:30, not " + Quote.of(time));
        }
        LocalTime clockTime = LocalTime.of(Integer.parseInt(given.group(1)), Integer.parseInt(given.group(2)));
        Moment moment = Moment.at(LocalDate.ofInstant(clock.instant(), from).atTime(clockTime), from);
        ZonedDateTime there = moment.at().withZoneSameInstant(to);
        return JsonObject.builder()
                .put("source", moment.json(source))
                .put("target", Moment.at(there).json(target))
                .put("time_difference", difference(there.getOffset().getTotalSeconds()
                        - moment.at().getOffset().getTotalSeconds()))
                .build();
    }

    /// Hours with one decimal when they are whole, else with up to two: `+9.0h`, `-3.5h`, `+5.75h`.
    private static String difference(int seconds) {
        double hours = seconds / 3600.0;
        String text = String.format(Locale.ROOT, "%+.2f", hours);
        return (seconds % 3600 == 0 ? text.substring(0, text.length() - 1) : text.replaceFirst("\\.?0+$", "")) + "h";
    }
}
