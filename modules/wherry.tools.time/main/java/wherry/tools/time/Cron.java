package wherry.tools.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import wherry.tool.ToolFailure;

/// A cron schedule: minute, hour, day of month, month, day of week, as crontab(5) has them.
///
/// When both day fields are restricted, a day that fits either fires. When the clocks change, a schedule whose minute or
/// hour begins with `*` goes by elapsed time: it skips the hour that is skipped and fires in both of two equal hours. Any
/// other fires once: at the end of the gap, and at the first of two equal times.
record Cron(CronField minute, CronField hour, CronField dayOfMonth, CronField month, CronField dayOfWeek) {
    /// A 29th of February is at most eight years after another (1896 to 1904); nothing that ever fires waits longer.
    private static final int LONGEST_WAIT_IN_YEARS = 8;
    private static final Map<String, String> SHORTHANDS = Map.of("@yearly", "0 0 1 1 *", "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *", "@weekly", "0 0 * * 0", "@daily", "0 0 * * *", "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    static Cron parse(String expression) {
        String text = expression.strip();
        String[] fields = SHORTHANDS.getOrDefault(text.toLowerCase(Locale.ROOT), text).split("\\s+");
        if (fields.length != 5) {
            throw new ToolFailure("The cron expression " + Quote.of(text) + " should have five fields (minute, hour, "
                    + "day of month, month, day of week), or be one of " + String.join(", ", new TreeSet<>(SHORTHANDS.keySet())));
        }
        return new Cron(CronField.parse(CronField.Kind.MINUTE, fields[0]), CronField.parse(CronField.Kind.HOUR, fields[1]),
                CronField.parse(CronField.Kind.DAY_OF_MONTH, fields[2]), CronField.parse(CronField.Kind.MONTH, fields[3]),
                CronField.parse(CronField.Kind.DAY_OF_WEEK, fields[4]));
    }

    /// The first few times after an instant; fewer when there are no more within the longest wait or the year 9999.
    List<ZonedDateTime> after(Instant start, ZoneId zone, int count) {
        var times = new ArrayList<ZonedDateTime>();
        LocalDate day = LocalDate.ofInstant(start, zone);
        LocalDate giveUp = day.plusYears(LONGEST_WAIT_IN_YEARS).plusDays(1);
        while (times.size() < count && !day.isAfter(giveUp) && day.getYear() <= 9999) {
            if (!month.allows(day.getMonthValue())) {
                day = day.withDayOfMonth(1).plusMonths(1);
                continue;
            }
            if (allows(day)) {
                for (Instant instant : instants(day, zone)) {
                    if (instant.isAfter(start) && times.size() < count) {
                        times.add(instant.atZone(zone));
                        giveUp = day.plusYears(LONGEST_WAIT_IN_YEARS).plusDays(1);
                    }
                }
            }
            day = day.plusDays(1);
        }
        return times;
    }

    private boolean allows(LocalDate day) {
        boolean byMonth = dayOfMonth.allows(day.getDayOfMonth());
        boolean byWeek = dayOfWeek.allows(day.getDayOfWeek().getValue() % 7);
        return dayOfMonth.isStar() || dayOfWeek.isStar() ? byMonth && byWeek : byMonth || byWeek;
    }

    private SortedSet<Instant> instants(LocalDate day, ZoneId zone) {
        var instants = new TreeSet<Instant>();
        for (int h = 0; h < 24; h++) {
            for (int m = 0; m < 60; m++) {
                if (hour.allows(h) && minute.allows(m)) {
                    instants.addAll(instants(day.atTime(h, m), zone));
                }
            }
        }
        return instants;
    }

    private List<Instant> instants(LocalDateTime wall, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        boolean byElapsedTime = minute.isStar() || hour.isStar();
        if (offsets.isEmpty()) {
            return byElapsedTime ? List.of() : List.of(zone.getRules().getTransition(wall).getInstant());
        }
        return offsets.stream().limit(byElapsedTime ? 2 : 1).map(wall::toInstant).toList();
    }
}
