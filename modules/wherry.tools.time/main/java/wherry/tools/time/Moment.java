package wherry.tools.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/// A point in time on the clock of a zone.
///
/// @param note how a wall-clock time was read that does not exist there, or that happens twice; else empty
record Moment(ZonedDateTime at, String note) {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxxxx", Locale.ROOT);
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static Moment at(ZonedDateTime time) {
        return new Moment(time, "");
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
        return new Moment(time, WALL.format(wall) + why + iso(time));
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
    Reading reading(String timezone) {
        return new Reading(timezone, iso(at), dayOfWeek(at), Zones.isDaylightSaving(at.getZone(), at.toInstant()),
                note.isEmpty() ? Optional.empty() : Optional.of(note));
    }
}
