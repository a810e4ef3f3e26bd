package wherry.http.request;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// The target of a request (RFC 9112, 3.2).
public final class RequestTarget {
    private final URI uri;
    private final boolean isPath;

    private RequestTarget(URI uri, boolean isPath) {
        this.uri = uri;
        this.isPath = isPath;
    }

    /// @throws Refusal when it is neither a path nor a whole URI of scheme http
    public static RequestTarget of(URI uri) {
        String raw = uri.toString();
        // As a URI, //name/path would be a host and a path.
        boolean isPath = raw.startsWith("/") && !raw.startsWith("//");
        if (uri.getRawFragment() != null || !isPath && (uri.getScheme() == null || uri.getRawAuthority() == null)) {
            throw Refusal.of(400, "expected the request's target to be a path");
        }
        if (!isPath && !uri.getScheme().toLowerCase(Locale.ROOT).equals("http")) {
            // RFC 9110, 7.4: a server does not answer a request for https on an unsecured connection.
            throw Refusal.of(421, "expected a target of http, got " + uri.getScheme());
        }
        return new RequestTarget(uri, isPath);
    }

    /// Raw, as it was sent.
    public String path() {
        return uri.getRawPath();
    }

    /// Raw, without the question mark.
    public Optional<String> query() {
        return Optional.ofNullable(uri.getRawQuery());
    }

    /// The authority of a target in absolute form. It replaces the header `Host`.
    public Optional<String> authority() {
        return isPath ? Optional.empty() : Optional.of(uri.getRawAuthority());
    }
}
