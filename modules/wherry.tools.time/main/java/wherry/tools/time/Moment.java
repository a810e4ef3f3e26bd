package wherry.tools.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import wherry.json.JsonObject;

/// A point in time on the clock of a zone.
///
/// @param note how a wall-clock time was read that does not exist there, or that happens twice
record Moment(ZonedDateTime at, Optional<String> note) {
    /// What [#json] gives; the reference time server's result and a note.
    static final String SCHEMA = """
            {"type": "object",
             "properties": {
                 "timezone": {"type": "string"},
                 "datetime": {"type": "string", "description": "ISO 8601 with offset, to the second"},
                 "day_of_week": {"type": "string"},
                 "is_dst": {"type": "boolean"},
                 "note": {"type": "string", "description": "Says so when the clocks were changed at that time"}},
             "required": ["timezone", "datetime", "day_of_week", "is_dst"]}""";
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxxxx", Locale.ROOT);
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static Moment at(ZonedDateTime time) {
        return new Moment(time, Optional.empty());
    }

    /// What the wall clock in a zone shows: in a gap the clocks' jump is added, and of two times the first is taken.
    static Moment at(LocalDateTime wall, ZoneId zone) {
        ZonedDateTime time = wall.atZone(zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        if (change == null) {
            return at(time);
        }
        String why = change.isGap()
                ? " does not exist in " + zone + ", where the clocks go forward then; read as "
                : " happens twice in " + zone + ", where the clocks go back then; read as the first, ";
        return new Moment(time, Optional.of(WALL.format(wall) + why + iso(time)));
    }

    Moment in(ZoneId zone) {
        return new Moment(at.withZoneSameInstant(zone), note);
    }

    static String iso(ZonedDateTime time) {
        return ISO.format(time);
    }

    static String dayOfWeek(ZonedDateTime time) {
        return time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// @param timezone as the caller named it
    JsonObject json(String timezone) {
        var json = JsonObject.builder()
                .put("timezone", timezone)
                .put("datetime", iso(at))
                .put("day_of_week", dayOfWeek(at))
                .put("is_dst", Zones.isDaylightSaving(at.getZone(), at.toInstant()));
        note.ifPresent(text -> json.put("note", text));
        return json.build();
    }
}
