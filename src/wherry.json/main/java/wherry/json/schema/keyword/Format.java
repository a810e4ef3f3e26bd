package wherry.json.schema.keyword;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of `format` that can be checked. Every pattern here matches in linear time.
enum Format {
    DATE("date", "2025-11-25", Format::date),
    TIME("time", "10:30:00Z", Format::time),
    DATE_TIME("date-time", "2025-11-25T10:30:00Z", Format::dateTime),
    EMAIL("email", "ann@example.com", Format::email),
    URI_TEXT("uri", "https://example.com/a", Format::uri),
    IPV4("ipv4", "192.0.2.1", Format::ipv4);

    private static final Pattern DATE_SHAPE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME_SHAPE =
            Pattern.compile("([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]+)?(?:[zZ]|([+-])([0-9]{2}):([0-9]{2}))");
    private static final Pattern IPV4_SHAPE =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+"
                    + "|\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[ -~])*+\"");
    private static final Pattern HOST =
            Pattern.compile("%1$s(?:\\.%1$s)*+".formatted("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?+"));

    private final String keyword;
    private final String example;
    private final Predicate<String> check;

    Format(String keyword, String example, Predicate<String> check) {
        this.keyword = keyword;
        this.example = example;
        this.check = check;
    }

    static Optional<Format> named(String keyword) {
        for (Format format : values()) {
            if (format.keyword.equals(keyword)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    String example() {
        return example;
    }

    boolean accepts(String text) {
        return check.test(text);
    }

    /// RFC 3339, `full-date`.
    private static boolean date(String text) {
        Matcher date = DATE_SHAPE.matcher(text);
        if (!date.matches()) {
            return false;
        }
        try {
            LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// RFC 3339, `full-time`. A leap second ends a day of UTC.
    private static boolean time(String text) {
        Matcher time = TIME_SHAPE.matcher(text);
        if (!time.matches()) {
            return false;
        }
        int hour = number(time, 1);
        int minute = number(time, 2);
        int second = number(time, 3);
        int offset = 0;
        if (time.group(4) != null) {
            if (number(time, 5) > 23 || number(time, 6) > 59) {
                return false;
            }
            offset = (number(time, 5) * 60 + number(time, 6)) * (time.group(4).equals("+") ? 1 : -1);
        }
        int minuteOfUtc = Math.floorMod(hour * 60 + minute - offset, 24 * 60);
        return hour <= 23 && minute <= 59 && (second <= 59 || (second == 60 && minuteOfUtc == 24 * 60 - 1));
    }

    private static boolean dateTime(String text) {
        return text.length() > 11 && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && date(text.substring(0, 10)) && time(text.substring(11));
    }

    /// RFC 5321, `Mailbox`.
    private static boolean email(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || text.length() > 320 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            return false;
        }
        String domain = text.substring(at + 1);
        if (!domain.startsWith("[") || !domain.endsWith("]")) {
            return HOST.matcher(domain).matches();
        }
        String address = domain.substring(1, domain.length() - 1);
        return address.startsWith("IPv6:") ? uri("x://[" + address.substring(5) + "]") : ipv4(address);
    }

    /// RFC 3986, `URI`: absolute and ASCII.
    private static boolean uri(String text) {
        try {
            URI uri = new URI(text);
            String authority = uri.getRawAuthority();
            return uri.isAbsolute() && text.chars().allMatch(c -> c < 128) && (authority == null || authority(authority));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Refuses two forms that [URI] accepts: a port that is not a number, and leading zeros in an IPv4 address inside an IPv6 one.
    private static boolean authority(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = host.lastIndexOf(']');
        int colon = host.indexOf(':', bracket + 1);
        boolean port = colon < 0 || host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        boolean embedded = host.substring(0, bracket + 1).contains(".");
        return port && (!embedded || ipv4(host.substring(host.lastIndexOf(':', bracket) + 1, bracket)));
    }

    private static boolean ipv4(String text) {
        return IPV4_SHAPE.matcher(text).matches();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
