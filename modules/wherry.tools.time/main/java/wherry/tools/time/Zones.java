package wherry.tools.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wherry.tool.ToolFailure;

/// Time zones by their IANA names.
final class Zones {
    /// The longest name in the database has 32 characters, so no name resembles a text that is longer than this.
    private static final int LONGEST = 64;
    /// What an argument may be, for its description.
    static final String ARGUMENT = "IANA timezone name (e.g., 'Europe/London') or offset (e.g., '+05:45')";
    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();
    private static final int SUGGESTIONS = 5;
    /// A period longer than this is standard time, even if the rules call it summer time: a whole year in Windhoek, eleven
    /// months in Casablanca. The longest summer time takes 34 weeks.
    private static final long LONGEST_SUMMER_SECONDS = 250 * 86_400L;
    /// Names of the IANA list that the JDK leaves out.
    private static final Map<String, String> MISSING = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00",
            "ROC", "Asia/Taipei", "GMT+0", "GMT", "GMT-0", "GMT");
    private static final Pattern PEOPLES_OFFSET = Pattern.compile("(?:UTC|GMT|Z) ?([+-])(\\d{1,2})(?::?(\\d\\d))?",
            Pattern.CASE_INSENSITIVE);

    private Zones() {
    }

    /// @param name an IANA name, exactly; or an offset such as `+05:45`, `UTC+8` or `GMT-03:30`. `GMT+8` is eight hours ahead, as
    ///             people mean it, and not `Etc/GMT+8`, which is eight hours behind
    /// @throws ToolFailure that names zones like it
    static ZoneId of(String name) {
        String known = MISSING.getOrDefault(name, name);
        if (isName(known)) {
            return ZoneId.of(known);
        }
        try {
            return offset(known);
        } catch (DateTimeException e) {
            throw new ToolFailure("Invalid timezone: no time zone found with key " + Quote.of(name) + "; " + advice(name));
        }
    }

    /// The same, for an operator.
    ///
    /// @throws IllegalArgumentException that gives advice
    static ZoneId ofSetting(String name) {
        try {
            return of(name);
        } catch (ToolFailure e) {
            throw new IllegalArgumentException(advice(name));
        }
    }

    /// Whether the JDK knows a zone by this name.
    static boolean isName(String name) {
        return NAMES.contains(name);
    }

    private static ZoneOffset offset(String text) {
        Matcher parts = PEOPLES_OFFSET.matcher(text);
        if (!parts.matches()) {
            return ZoneOffset.of(text);
        }
        String hours = parts.group(2).length() == 1 ? "0" + parts.group(2) : parts.group(2);
        return ZoneOffset.of(parts.group(1) + hours + ":" + (parts.group(3) == null ? "00" : parts.group(3)));
    }

    /// Whether the clocks are ahead of the zone's usual time.
    static boolean isDaylightSaving(ZoneId zone, Instant at) {
        ZoneRules rules = zone.getRules();
        if (!rules.isDaylightSavings(at)) {
            return false;
        }
        ZoneOffsetTransition before = rules.previousTransition(at.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(at);
        long end = after == null ? at.getEpochSecond() : after.toEpochSecond();
        return before != null && end - before.toEpochSecond() <= LONGEST_SUMMER_SECONDS;
    }

    private static String advice(String name) {
        List<String> near = name.length() <= LONGEST ? near(name) : List.of();
        return near.isEmpty()
                ? "use an IANA name such as Europe/London, or an offset such as +05:45."
                : "did you mean " + String.join(", ", near) + "?";
    }

    /// Only what can hardly be another place: the same name but for its case, spaces and one letter, in the same region where one
    /// was given; or the city of that name. An abbreviation stands for several zones, and is like the names of others.
    private static List<String> near(String name) {
        String given = folded(name);
        Stream<String> near = given.contains("/") ? like(given, NAMES.stream()
                .filter(zone -> region(folded(zone)).equals(region(given)))) : ofCity(given);
        return near.sorted().limit(SUGGESTIONS).toList();
    }

    private static Stream<String> ofCity(String city) {
        return NAMES.stream().filter(zone -> folded(zone).equals(city)
                || !zone.startsWith("Etc/") && !zone.startsWith("SystemV/") && city(folded(zone)).equals(city));
    }

    private static Stream<String> like(String given, Stream<String> zones) {
        return zones.filter(zone -> isLike(given, folded(zone)));
    }

    /// Whether one letter at most is missing, added or another one.
    private static boolean isLike(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        String rest = one.substring(start);
        String otherRest = other.substring(start);
        return rest.equals(otherRest) || tail(rest).equals(otherRest) || rest.equals(tail(otherRest))
                || tail(rest).equals(tail(otherRest));
    }

    private static String tail(String text) {
        return text.isEmpty() ? text : text.substring(1);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String region(String folded) {
        return folded.substring(0, Math.max(0, folded.indexOf('/')));
    }

    private static String city(String folded) {
        return folded.substring(folded.lastIndexOf('/') + 1);
    }
}
