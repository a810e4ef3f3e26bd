package wherry.http.check;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wherry.http.engine.RequestLine;
import wherry.http.exchange.Ascii;
import wherry.http.request.HeaderNames;
import wherry.http.request.Refusal;
import wherry.http.request.RequestHead;
import wherry.http.request.RequestTarget;
import wherry.protocol.Fault;

/// The first check: it passes only requests that each HTTP program reads alike (RFC 9112).
///
/// The parser of an engine may accept requests that others refuse. They are refused here and their connection is ended, because the next bytes on it
/// may be a request that another program took for a body.
public final class RequestCheck {
    private static final Set<String> ONCE = Set.of("Host", "Origin", "Authorization", "Content-type", "Content-length",
            "Transfer-encoding", "Last-event-id");
    private static final Set<String> WITH_BODY = Set.of("POST", "DELETE");
    private static final String MIRROR = "Mcp-";
    private static final int LENGTH_DIGITS = 10;

    private RequestCheck() {
    }

    /// @throws Refusal when the request must not be served; its connection is to be ended
    public static RequestHead check(HttpExchange http) {
        try {
            RequestHead head = read(http);
            requireFraming(head);
            requireExpectation(head);
            if (!head.isOld() && head.host().isEmpty()) {
                throw Refusal.of(400, "expected a header Host");
            }
            return head;
        } catch (Refusal e) {
            throw e.dropping();
        }
    }

    private static RequestHead read(HttpExchange http) {
        boolean isOld = http.getProtocol().equals("HTTP/1.0");
        if (!isOld && !http.getProtocol().equals("HTTP/1.1")) {
            throw Refusal.plain(505, "expected HTTP/1.1 or HTTP/1.0");
        }
        if (RequestLine.isMalformed() || !Ascii.isToken(http.getRequestMethod())
                || !Ascii.isPrintable(http.getRequestURI().toString())) {
            throw Refusal.of(400, "expected a method, a target and the version of HTTP with one space between them");
        }
        RequestTarget target = RequestTarget.of(http.getRequestURI());
        Map<String, List<String>> headers = HeaderNames.canonical(http.getRequestHeaders());
        headers.forEach(RequestCheck::requirePlain);
        return new RequestHead(http.getRequestMethod(), target, isOld, headers);
    }

    private static void requirePlain(String name, List<String> values) {
        boolean mirror = name.startsWith(MIRROR);
        int count = values.size();
        if (count > 1 && (mirror || ONCE.contains(name))) {
            throw bad(mirror, "expected one header " + name + ", got " + count);
        }
        if (!Ascii.isToken(name)) {
            throw Refusal.of(400, "expected headers whose names are tokens");
        }
        for (int i = 0; i < count; i++) {
            if (!Ascii.hasNoControls(values.get(i))) {
                throw bad(mirror, "expected printable characters in header " + name);
            }
        }
    }

    private static Refusal bad(boolean mirror, String message) {
        return Refusal.of(400, mirror ? new Fault.HeaderMismatch(message) : new Fault.InvalidRequest(message));
    }

    /// Where the body ends (RFC 9112, 6). The JDK's parser also takes a length with a sign.
    private static void requireFraming(RequestHead head) {
        String length = head.length().orElse("0");
        if (!Ascii.isNumber(length, LENGTH_DIGITS) || length.charAt(0) == '0' && length.length() > 1) {
            throw Refusal.of(400, "expected a decimal Content-Length");
        }
        if (head.isChunked() && (head.isOld() || head.length().isPresent())) {
            throw Refusal.of(400, "expected no Transfer-Encoding with " + (head.isOld() ? "HTTP/1.0" : "Content-Length"));
        }
        if ((!length.equals("0") || head.isChunked()) && !WITH_BODY.contains(head.method())) {
            throw Refusal.of(400, "expected no body with " + head.method());
        }
    }

    /// The engine has answered the one expectation that there is.
    private static void requireExpectation(RequestHead head) {
        if (head.expect().isPresent() && !head.expect().get().equalsIgnoreCase("100-continue")) {
            throw Refusal.plain(417, "expected Expect: 100-continue or none");
        }
    }
}
