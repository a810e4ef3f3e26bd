package wherry.http.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request's line and headers, well formed: each header on which a decision depends is there at most once.
///
/// The constructor reads all headers in one pass, since the JDK normalizes the name again at each lookup.
public final class RequestHead {
    private final String method;
    private final RequestTarget target;
    private final boolean isOld;
    private final Map<String, List<String>> headers;
    /// All of these are null when the request does not have them.
    private String accept;
    private String authorization;
    private String contentEncoding;
    private String contentType;
    private String expect;
    private String fetchSite;
    private String host;
    private String lastEventId;
    private String length;
    private String mcpMethod;
    private String mcpName;
    private String origin;
    private String requestedHeaders;
    private String requestedMethod;
    private String revision;
    private String session;
    private String transferEncoding;

    /// @param isOld   whether it is of HTTP/1.0
    /// @param headers by names of which only the first letter is a capital; no list is empty
    public RequestHead(String method, RequestTarget target, boolean isOld, Map<String, List<String>> headers) {
        this.method = method;
        this.target = target;
        this.isOld = isOld;
        this.headers = headers;
        headers.forEach(this::take);
    }

    private void take(String name, List<String> values) {
        String value = values.size() == 1 ? values.getFirst() : String.join(",", values);
        switch (name) {
            case "Accept" -> accept = value;
            case "Access-control-request-headers" -> requestedHeaders = value;
            case "Access-control-request-method" -> requestedMethod = value;
            case "Authorization" -> authorization = value;
            case "Content-encoding" -> contentEncoding = value;
            case "Content-length" -> length = value;
            case "Content-type" -> contentType = value;
            case "Expect" -> expect = value;
            case "Host" -> host = value;
            case "Last-event-id" -> lastEventId = value;
            case "Mcp-method" -> mcpMethod = value;
            case "Mcp-name" -> mcpName = value;
            case "Mcp-protocol-version" -> revision = value;
            case "Mcp-session-id" -> session = value;
            case "Origin" -> origin = value;
            case "Sec-fetch-site" -> fetchSite = value;
            case "Transfer-encoding" -> transferEncoding = value;
            default -> {
            }
        }
    }

    public String method() {
        return method;
    }

    public RequestTarget target() {
        return target;
    }

    /// Whether it is of HTTP/1.0: such a client cannot read chunks and need not name a host.
    public boolean isOld() {
        return isOld;
    }

    public Optional<String> accept() {
        return Optional.ofNullable(accept);
    }

    public Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    public Optional<String> contentEncoding() {
        return Optional.ofNullable(contentEncoding);
    }

    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    public Optional<String> expect() {
        return Optional.ofNullable(expect);
    }

    /// What the browser says of the page that sends the request. Several headers become one value with commas.
    public Optional<String> fetchSite() {
        return Optional.ofNullable(fetchSite);
    }

    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    /// Empty also for a header without a value, which some clients send before they have seen an event.
    public Optional<String> lastEventId() {
        return given(lastEventId);
    }

    /// As it was sent.
    public Optional<String> length() {
        return Optional.ofNullable(length);
    }

    public Optional<String> mcpMethod() {
        return Optional.ofNullable(mcpMethod);
    }

    public Optional<String> mcpName() {
        return Optional.ofNullable(mcpName);
    }

    public Optional<String> origin() {
        return Optional.ofNullable(origin);
    }

    public Optional<String> requestedHeaders() {
        return Optional.ofNullable(requestedHeaders);
    }

    /// The method that a browser's preflight asks for.
    public Optional<String> requestedMethod() {
        return Optional.ofNullable(requestedMethod);
    }

    /// The revision of the protocol.
    public Optional<String> revision() {
        return Optional.ofNullable(revision);
    }

    /// Empty also for a header without a value.
    public Optional<String> session() {
        return given(session);
    }

    public boolean isChunked() {
        return transferEncoding != null;
    }

    /// Any other header, by its name in any case. Several headers become one value with commas.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(HeaderNames.canonical(name))).map(values -> String.join(",", values));
    }

    private static Optional<String> given(String value) {
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
