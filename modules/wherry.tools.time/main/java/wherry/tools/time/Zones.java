package wherry.tools.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.ToolFailure;

/// Time zones by their IANA names.
final class Zones {
    /// The longest name in the database has 32 characters: beyond this no likeness is worth computing.
    private static final int LONGEST = 64;
    private static final int SUGGESTIONS = 5;
    private static final int MOST_LETTERS = 2;

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

    /// The nearest few by letters to change, in the whole name or in its last part.
    private static List<String> near(String name) {
        String given = folded(name);
        var nearest = ZoneId.getAvailableZoneIds().stream().sorted().collect(Collectors.groupingBy(
                zone -> Math.min(distance(given, folded(zone)), distance(city(given), city(folded(zone)))),
                TreeMap::new, Collectors.toList())).firstEntry();
        return nearest.getKey() > MOST_LETTERS ? List.of() : nearest.getValue().stream().limit(SUGGESTIONS).toList();
    }

    /// A short word is near to many: it only matches as it is.
    private static int distance(String given, String name) {
        return given.length() < 4 ? (given.equals(name) ? 0 : Integer.MAX_VALUE) : letters(given, name);
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
