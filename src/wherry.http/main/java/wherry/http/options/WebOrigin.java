package wherry.http.options;

import java.util.Locale;
import java.util.Optional;

/// Where a page in a browser comes from, as the header `Origin` says it (RFC 6454, 6.1), in lower case.
public record WebOrigin(String text, String scheme, HostName host) {
    /// What [#parse] reads.
    public static final String VALID = "an origin such as https://app.example.com";

    /// Reads the header; empty when it names no host. `null` names none: any page can make its browser send it.
    public static Optional<WebOrigin> of(String header) {
        int colon = header.indexOf("://");
        String scheme = colon < 0 ? "" : header.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.matches("[a-z][a-z0-9+.-]*")) {
            return Optional.empty();
        }
        return HostName.ofAuthority(header.substring(colon + 3))
                .map(host -> new WebOrigin(header.toLowerCase(Locale.ROOT), scheme, host));
    }

    /// Reads an origin from the configuration.
    ///
    /// @throws IllegalArgumentException when no browser sends it; the message gives advice
    public static WebOrigin parse(String given) {
        Optional<WebOrigin> origin = of(given).filter(found -> !found.hasDefaultPort());
        return origin.orElseThrow(() -> new IllegalArgumentException(advice(given)));
    }

    /// Browsers leave the default port out.
    private boolean hasDefaultPort() {
        return scheme.equals("https") && text.endsWith(":443") || scheme.equals("http") && text.endsWith(":80");
    }

    private static String advice(String given) {
        if (given.contains("*")) {
            return "there are no wildcards: list each origin";
        }
        if (given.equals("null")) {
            return "every sandboxed page and every file has it, wherever it comes from";
        }
        String whole = given.contains("://") ? given : "https://" + given;
        int path = whole.indexOf('/', whole.indexOf("://") + 3);
        return of(path < 0 ? whole : whole.substring(0, path))
                .map(found -> "'" + (found.hasDefaultPort() ? found.text().substring(0, found.text().lastIndexOf(':')) : found.text())
                        + "' would do")
                .orElse("");
    }
}
