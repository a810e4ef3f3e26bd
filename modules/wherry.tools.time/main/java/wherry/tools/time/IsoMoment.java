package wherry.tools.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.tool.ToolFailure;

/// Reads ISO 8601: `2026-03-01T10:00`, with seconds, an offset, or a zone in brackets if wanted.
final class IsoMoment {
    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)([Zz]|[+-]\\d\\d:?\\d\\d)?(?:\\[([^]]+)])?");

    private IsoMoment() {
    }

    /// Empty when the text looks like something else.
    ///
    /// @param zone for a text that has neither offset nor zone
    /// @throws ToolFailure when there is no such date, time or zone
    static Optional<Moment> read(String text, ZoneId zone) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime wall = LocalDate.parse(parts.group(1)).atTime(LocalTime.parse(parts.group(2)));
            Optional<ZoneOffset> offset = Optional.ofNullable(parts.group(3)).map(o -> ZoneOffset.of(o.toUpperCase(Locale.ROOT)));
            Optional<ZoneId> named = Optional.ofNullable(parts.group(4)).map(Zones::of);
            return Optional.of(offset.isEmpty()
                    ? Moment.at(wall, named.orElse(zone))
                    : Moment.at(named.map(place -> both(wall, offset.get(), place)).orElse(wall.atZone(offset.get()))));
        } catch (DateTimeException e) {
            throw new ToolFailure(Quote.of(text) + " is no date-time: " + e.getMessage());
        }
    }

    private static ZonedDateTime both(LocalDateTime wall, ZoneOffset offset, ZoneId zone) {
        if (!zone.getRules().isValidOffset(wall, offset)) {
            throw new DateTimeException("the offset in " + zone + " should then be one of "
                    + zone.getRules().getValidOffsets(wall) + ", not " + offset);
        }
        return ZonedDateTime.ofLocal(wall, zone, offset);
    }
}
