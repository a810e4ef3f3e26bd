package wherry.http.request;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// What a request is for (RFC 9112, 3.2).
///
/// @param path      raw, as it was sent
/// @param query     raw, without the question mark
/// @param authority of a target in absolute form, which stands for the header `Host` then
public record RequestTarget(String path, Optional<String> query, Optional<String> authority) {

    /// @throws Refusal when it is no path, or the whole URI of another server
    public static RequestTarget of(URI uri) {
        String raw = uri.toString();
        // As a URI, //name/path would be a host and a path.
        boolean isPath = raw.startsWith("/") && !raw.startsWith("//");
        if (uri.getRawFragment() != null || !isPath && (uri.getScheme() == null || uri.getRawAuthority() == null)) {
            throw Refusal.of(400, "expected the request's target to be a path");
        }
        if (!isPath && !uri.getScheme().toLowerCase(Locale.ROOT).equals("http")) {
            // RFC 9110, 7.4: what is for a secured connection is not answered on this one.
            throw Refusal.of(421, "expected a target of http, got " + uri.getScheme());
        }
        return new RequestTarget(uri.getRawPath(), Optional.ofNullable(uri.getRawQuery()),
                isPath ? Optional.empty() : Optional.of(uri.getRawAuthority()));
    }
}
