package wherry.tools.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.ToolFailure;

/// Time zones by their IANA names.
final class Zones {
    /// The longest name in the database has 32 characters: beyond this no likeness is worth computing.
    private static final int LONGEST = 64;
    private static final int SUGGESTIONS = 5;

    private Zones() {
    }

    /// @param name an IANA name, exactly; or an offset such as `+05:45`
    /// @throws ToolFailure that names zones like it
    static ZoneId of(String name) {
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        try {
            return ZoneOffset.of(name);
        } catch (DateTimeException e) {
            throw new ToolFailure("Invalid timezone: no time zone found with key " + Quote.of(name) + ". " + advice(name));
        }
    }

    /// The zone that the optional argument `timezone` names, else the local one.
    static ZoneId of(JsonObject arguments, ZoneId local) {
        return arguments.string("timezone").map(Zones::of).orElse(local);
    }

    /// The schema of the optional argument `timezone`.
    static JsonObject argument(ZoneId local) {
        return JsonObject.builder().put("type", "string").put("maxLength", LONGEST)
                .put("description", "IANA timezone name (e.g., 'America/New_York', 'Europe/London') or offset (e.g., '+05:45')")
                .put("default", Json.of(local.getId())).build();
    }

    private static String advice(String name) {
        List<String> near = name.length() <= LONGEST ? near(name) : List.of();
        return near.isEmpty()
                ? "Use an IANA name such as Europe/London, or an offset such as +05:45."
                : "Did you mean " + String.join(", ", near) + "?";
    }

    /// The best few: those that hold what was given as a word first, then by letters to change.
    private static List<String> near(String name) {
        String given = folded(name);
        String city = city(given);
        record Likeness(String zone, int distance) {
        }
        return ZoneId.getAvailableZoneIds().stream()
                .map(zone -> new Likeness(zone, distance(given, city, folded(zone))))
                .filter(likeness -> likeness.distance <= 2)
                .sorted(Comparator.comparingInt(Likeness::distance).thenComparing(Likeness::zone))
                .limit(SUGGESTIONS).map(Likeness::zone).toList();
    }

    private static int distance(String given, String city, String zone) {
        int whole = letters(given, zone);
        // A short word is near to everything: let it match only as it is.
        int last = city.length() < 4 ? (city.equals(city(zone)) ? 0 : 3) : letters(city, city(zone));
        return Math.min(whole, last);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String city(String folded) {
        return folded.substring(folded.lastIndexOf('/') + 1);
    }

    /// Letters to insert, delete or replace to make `to` of `from` (Levenshtein).
    private static int letters(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
