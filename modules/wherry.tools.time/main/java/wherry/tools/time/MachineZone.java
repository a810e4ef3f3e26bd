package wherry.tools.time;

import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The time zone of the machine, as its operating system means it: the JDK takes some forms of the variable `TZ` for an offset
/// that never changes, or with the wrong sign.
final class MachineZone {
    private static final String FOLDER = "zoneinfo/";
    /// A rule of POSIX: a name, hours west of Greenwich, and perhaps a second name for the time in summer.
    private static final Pattern POSIX = Pattern.compile("(?:[A-Za-z]{3,}|<[^>]+>)([+-]?)(\\d{1,2})(?::(\\d\\d))?(.*)");

    private MachineZone() {
    }

    /// @param variable the variable `TZ`; null when there is none
    /// @param usual    what the JDK takes for the zone
    static ZoneId of(String variable, ZoneId usual) {
        String text = variable == null ? "" : variable.startsWith(":") ? variable.substring(1) : variable;
        int folder = text.indexOf(FOLDER);
        String name = folder < 0 ? text : text.substring(folder + FOLDER.length());
        if (Zones.isName(name)) {
            return ZoneId.of(name);
        }
        Matcher rule = POSIX.matcher(text);
        return rule.matches() ? posix(rule) : plain(usual);
    }

    private static ZoneId posix(Matcher rule) {
        int minutes = Integer.parseInt(rule.group(2)) * 60 + (rule.group(3) == null ? 0 : Integer.parseInt(rule.group(3)));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (rule.group(1).equals("-") ? minutes : -minutes));
        if (!rule.group(4).isEmpty()) {
            warn("TZ gives a rule for summer time, of which the time tools know the offset " + offset + " alone");
        }
        return offset;
    }

    /// A zone by its name; an offset such as `GMT+01:00`, which is no name that the tools take, as `+01:00`.
    private static ZoneId plain(ZoneId zone) {
        if (Zones.isName(zone.getId())) {
            return zone;
        }
        if (zone.normalized() instanceof ZoneOffset offset) {
            warn("the machine's zone is known by its offset " + offset + " alone");
            return offset;
        }
        return zone;
    }

    private static void warn(String message) {
        System.getLogger(MachineZone.class.getPackageName()).log(Level.WARNING, message + "; name a zone by MCP_TIME_ZONE");
    }

    /// The zone of this machine.
    static ZoneId ofThisMachine() {
        try {
            return of(System.getenv("TZ"), ZoneId.systemDefault());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
