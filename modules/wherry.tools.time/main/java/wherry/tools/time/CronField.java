package wherry.tools.time;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.tool.ToolFailure;

/// One field of a cron expression: the values it allows, as bits.
///
/// @param isStar whether it begins with `*`, which cron treats apart even in `*/2`
record CronField(long values, boolean isStar) {
    private static final Pattern PART = Pattern.compile("(\\*|\\w+)(?:-(\\w+))?(?:/(\\d{1,2}))?");

    /// Which field: its least and greatest value, and names for the values from the least on, if any.
    enum Kind {
        MINUTE(0, 59, List.of()),
        HOUR(0, 23, List.of()),
        DAY_OF_MONTH(1, 31, List.of()),
        MONTH(1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
        /// Sunday is both 0 and 7.
        DAY_OF_WEEK(0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

        private final int least;
        private final int most;
        private final List<String> names;

        Kind(int least, int most, List<String> names) {
            this.least = least;
            this.most = most;
            this.names = names;
        }
    }

    static CronField parse(Kind kind, String text) {
        long values = 0;
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches() || (matcher.group(1).equals("*") && matcher.group(2) != null)) {
                throw bad(kind, text);
            }
            values |= values(kind, text, matcher);
        }
        if (kind == Kind.DAY_OF_WEEK && (values & 1 << 7) != 0) {
            values |= 1;
        }
        return new CronField(values, text.startsWith("*"));
    }

    private static long values(Kind kind, String text, Matcher part) {
        boolean all = part.group(1).equals("*");
        int first = all ? kind.least : value(kind, text, part.group(1));
        // `a/n` runs from a to the end, as `a-most/n` does.
        boolean single = !all && part.group(2) == null && part.group(3) == null;
        int last = part.group(2) != null ? value(kind, text, part.group(2)) : single ? first : kind.most;
        if (kind == Kind.DAY_OF_WEEK && last == 0 && first > 0) {
            last = 7;
        }
        int step = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
        if (first > last || step == 0) {
            throw bad(kind, text);
        }
        long values = 0;
        for (int value = first; value <= last; value += step) {
            values |= 1L << value;
        }
        return values;
    }

    private static int value(Kind kind, String text, String word) {
        int named = kind.names.indexOf(word.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return kind.least + named;
        }
        if (!word.matches("\\d{1,2}") || Integer.parseInt(word) < kind.least || Integer.parseInt(word) > kind.most) {
            throw bad(kind, text);
        }
        return Integer.parseInt(word);
    }

    private static ToolFailure bad(Kind kind, String text) {
        String names = kind.names.isEmpty() ? "" : " or " + kind.names.getFirst() + " to " + kind.names.getLast();
        return new ToolFailure("The " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " field " + Quote.of(text)
                + " should be *, values from " + kind.least + " to " + kind.most + names
                + ", ranges such as a-b with a before b, steps such as */n, or a list of these with commas");
    }

    boolean allows(int value) {
        return (values & 1L << value) != 0;
    }
}
