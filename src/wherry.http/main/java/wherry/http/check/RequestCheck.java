package wherry.http.check;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wherry.http.exchange.Ascii;
import wherry.http.exchange.Refusal;
import wherry.http.exchange.RequestHead;
import wherry.protocol.Fault;

/// Stands in front of everything: lets through only requests that every HTTP program reads alike, from pages and to names
/// that were allowed.
///
/// The JDK's parser takes much that others do not. What it lets by is refused here and its connection ended, since the next
/// bytes on it may be a request that somebody else saw as a body.
public final class RequestCheck {
    private static final Set<String> ONCE = Set.of("Host", "Origin", "Authorization", "Content-type", "Content-length",
            "Transfer-encoding", "Last-event-id");
    private static final String MIRROR = "Mcp-";
    private static final int LENGTH_DIGITS = 10;

    private final AllowList allowed;

    public RequestCheck(AllowList allowed) {
        this.allowed = allowed;
    }

    /// @throws Refusal when the request must not be served
    public RequestHead check(HttpExchange http) {
        try {
            return checked(http);
        } catch (Refusal e) {
            throw e.dropping();
        }
    }

    private RequestHead checked(HttpExchange http) {
        if (!http.getProtocol().equals("HTTP/1.1")) {
            throw Refusal.plain(505, "expected HTTP/1.1");
        }
        Headers headers = http.getRequestHeaders();
        var head = new RequestHead(http.getRequestMethod(), http.getRequestURI(), headers);
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            requirePlain(header.getKey(), header.getValue());
            head.take(header.getKey(), header.getValue());
        }
        requireOriginForm(http.getRequestURI());
        requireLength(head);
        requireHost(http, head);
        requireOrigin(head);
        return head;
    }

    private static void requirePlain(String name, List<String> values) {
        boolean mirror = name.startsWith(MIRROR);
        int count = values.size();
        if (count > 1 && (mirror || ONCE.contains(name))) {
            throw bad(mirror, "expected one header " + name + ", got " + count);
        }
        for (int i = 0; i < count; i++) {
            if (!Ascii.hasNoControls(values.get(i))) {
                throw bad(mirror, "expected printable characters in header " + name);
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
    private static void requireLength(RequestHead head) {
        String length = head.length().orElse("0");
        if (!Ascii.isNumber(length, LENGTH_DIGITS) || length.charAt(0) == '0' && length.length() > 1) {
            throw Refusal.of(400, "expected a decimal Content-Length");
        }
        if ((!length.equals("0") || head.isChunked()) && !head.method().equals("POST")) {
            throw Refusal.of(400, "expected no body with " + head.method());
        }
    }

    private void requireHost(HttpExchange http, RequestHead head) {
        String host = head.host().orElseThrow(() -> Refusal.of(400, "expected a header Host"));
        if (!allowed.allowsHost(host, () -> http.getLocalAddress().getAddress().getHostAddress())) {
            throw Refusal.of(403, "this Host is not among the allowed ones");
        }
    }

    private void requireOrigin(RequestHead head) {
        boolean foreign = head.origin().isPresent()
                ? !allowed.allowsOrigin(head.origin().get())
                : head.fetchSite().equals(Optional.of("cross-site"));
        if (foreign) {
            throw Refusal.of(403, "this Origin is not among the allowed ones");
        }
    }
}
