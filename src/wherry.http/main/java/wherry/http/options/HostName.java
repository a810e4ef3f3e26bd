package wherry.http.options;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// The name or the address of a host, in one spelling: a name in lower case, an IPv6 address in full and in brackets.
public record HostName(String text) {
    /// What [#parse] reads.
    public static final String VALID = "a name or an address without scheme, port and path";
    private static final int LONGEST = 253;
    private static final int PORT_DIGITS = 5;

    /// The host of `host` or `host:port`, as it stands in a `Host` header; empty when the text is neither.
    public static Optional<HostName> ofAuthority(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon >= 0 && colon > authority.lastIndexOf(']');
        return hasPort && !isPort(authority.substring(colon + 1)) ? Optional.empty()
                : read(hasPort ? authority.substring(0, colon) : authority);
    }

    public static HostName of(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return new HostName(text.indexOf(':') < 0 ? text : "[" + (zone < 0 ? text : text.substring(0, zone)) + "]");
    }

    /// A name, or an address with brackets or without; empty when the text is neither.
    public static Optional<HostName> of(String given) {
        boolean isBareAddress = given.indexOf(':') != given.lastIndexOf(':') && !given.startsWith("[");
        return read(isBareAddress ? "[" + given + "]" : given);
    }

    /// Reads a host from the configuration.
    ///
    /// @throws IllegalArgumentException when no `Host` header could have it; the message gives advice
    public static HostName parse(String given) {
        return of(given).orElseThrow(() -> new IllegalArgumentException(advice(given)));
    }

    private static String advice(String given) {
        if (given.contains("*")) {
            return "there are no wildcards: list each name";
        }
        String authority = given.substring(given.indexOf("://") < 0 ? 0 : given.indexOf("://") + 3);
        return ofAuthority(authority.split("/", 2)[0]).map(host -> "'" + host.text() + "' would do").orElse("");
    }

    private static Optional<HostName> read(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            try {
                return Optional.of(of(InetAddress.ofLiteral(host.substring(1, host.length() - 1))))
                        .filter(address -> address.text().startsWith("["));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return isName(host) ? Optional.of(new HostName(host.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /// Whether it is letters, digits, hyphens and underscores with single dots between them. An IPv4 address is, too.
    private static boolean isName(String text) {
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPart = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!isPart && (c != '.' || atStart)) {
                return false;
            }
            atStart = !isPart;
        }
        return !atStart && text.length() <= LONGEST;
    }

    private static boolean isPort(String text) {
        return !text.isEmpty() && text.length() <= PORT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
