package wherry.http.exchange;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import wherry.http.check.RequestCheck;

/// A request's line and headers, as the [RequestCheck] has let them through: each header that matters stands there at most once.
///
/// Filled in one pass over the headers: looking one up costs the JDK a new spelling of its name each time.
public final class RequestHead {
    private final String method;
    private final URI uri;
    private final Headers headers;
    /// All of these are null when the request does not have them.
    private String accept;
    private String contentType;
    private String fetchSite;
    private String host;
    private String lastEventId;
    private String length;
    private String mcpMethod;
    private String mcpName;
    private String origin;
    private String requestedHeaders;
    private String revision;
    private String session;
    private String transferEncoding;

    public RequestHead(String method, URI uri, Headers headers) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
    }

    /// @param name in the JDK's spelling, the first letter alone a capital
    public void take(String name, List<String> values) {
        String value = values.getFirst();
        switch (name) {
            case "Accept" -> accept = values.size() == 1 ? value : String.join(",", values);
            case "Access-control-request-headers" -> requestedHeaders = value;
            case "Content-length" -> length = value;
            case "Content-type" -> contentType = value;
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

    /// Raw, as it was sent.
    public String path() {
        return uri.getRawPath();
    }

    /// Raw, without the question mark.
    public Optional<String> query() {
        return Optional.ofNullable(uri.getRawQuery());
    }

    public Optional<String> accept() {
        return Optional.ofNullable(accept);
    }

    Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    public Optional<String> fetchSite() {
        return Optional.ofNullable(fetchSite);
    }

    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    public Optional<String> lastEventId() {
        return Optional.ofNullable(lastEventId);
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

    /// Of the protocol.
    public Optional<String> revision() {
        return Optional.ofNullable(revision);
    }

    public Optional<String> session() {
        return Optional.ofNullable(session);
    }

    public boolean isChunked() {
        return transferEncoding != null;
    }

    /// Any other header.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }
}
