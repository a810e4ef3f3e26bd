package wherry.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wherry.protocol.Fault;

/// Stands in front of everything: lets through only requests that every HTTP program reads alike, from pages and to names
/// that were allowed.
///
/// The JDK's parser takes much that others do not. What it lets by is refused here and its connection ended, since the next
/// bytes on it may be a request that somebody else saw as a body.
final class Guard {
    private static final Set<String> ONCE = Set.of("Host", "Origin", "Authorization", "Content-type", "Content-length",
            "Transfer-encoding", "Last-event-id");
    private static final String MIRROR = "Mcp-";

    private final AllowList allowed;

    Guard(AllowList allowed) {
        this.allowed = allowed;
    }

    /// @throws Refusal when the request must not be served
    Head check(HttpExchange http) {
        try {
            return checked(http);
        } catch (Refusal e) {
            throw e.dropping();
        }
    }

    private Head checked(HttpExchange http) {
        if (!http.getProtocol().equals("HTTP/1.1")) {
            throw Refusal.plain(505, "expected HTTP/1.1");
        }
        Headers headers = http.getRequestHeaders();
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            requirePlain(header.getKey(), header.getValue());
        }
        requireOriginForm(http.getRequestURI());
        requireLength(http.getRequestMethod(), headers);
        requireHost(http, headers);
        requireOrigin(headers);
        return Head.of(http.getRequestMethod(), http.getRequestURI(), headers);
    }

    private static void requirePlain(String name, List<String> values) {
        boolean mirror = name.startsWith(MIRROR);
        if (values.size() > 1 && (mirror || ONCE.contains(name))) {
            throw bad(mirror, "expected one header " + name + ", got " + values.size());
        }
        for (String value : values) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c < ' ' && c != '\t' || c == 0x7f) {
                    throw bad(mirror, "expected printable characters in header " + name);
                }
            }
        }
    }

    private static Refusal bad(boolean mirror, String message) {
        return Refusal.of(400, mirror ? new Fault.HeaderMismatch(message) : new Fault.InvalidRequest(message), Optional.empty());
    }

    private static void requireOriginForm(URI uri) {
        String raw = uri.toString();
        if (!raw.startsWith("/") || raw.startsWith("//") || uri.getRawFragment() != null) {
            throw Refusal.of(400, "expected the request's target to be a path");
        }
    }

    /// The JDK also takes a sign, and its chunked decoder can be talked into stopping early; so chunked bodies are read, but
    /// their connection ends with them.
    private static void requireLength(String method, Headers headers) {
        String length = headers.getFirst("Content-length");
        if (length != null && !isDecimal(length)) {
            throw Refusal.of(400, "expected a decimal Content-Length");
        }
        boolean hasBody = length != null && !length.equals("0") || headers.containsKey("Transfer-encoding");
        if (hasBody && !method.equals("POST")) {
            throw Refusal.of(400, "expected no body with " + method);
        }
    }

    private static boolean isDecimal(String text) {
        return text.length() <= 10 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.charAt(0) != '0' || text.length() == 1);
    }

    private void requireHost(HttpExchange http, Headers headers) {
        String host = headers.getFirst("Host");
        if (host == null) {
            throw Refusal.of(400, "expected a header Host");
        }
        if (!allowed.allowsHost(host, () -> http.getLocalAddress().getAddress().getHostAddress())) {
            throw Refusal.of(403, "this Host is not among the allowed ones");
        }
    }

    private void requireOrigin(Headers headers) {
        String origin = headers.getFirst("Origin");
        if (origin != null) {
            if (!allowed.allowsOrigin(origin)) {
                throw Refusal.of(403, "this Origin is not among the allowed ones");
            }
        } else if ("cross-site".equals(headers.getFirst("Sec-fetch-site"))) {
            throw Refusal.of(403, "expected an Origin with a request of another site");
        }
    }
}
