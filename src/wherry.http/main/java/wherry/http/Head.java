package wherry.http;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.Optional;

/// A request's line and headers, as the [Guard] has let them through: the headers that matter stand there at most once.
///
/// @param path  raw, as it was sent
/// @param query raw, without the question mark
record Head(String method, String path, Optional<String> query, Headers headers) {

    /// @param uri in origin form
    static Head of(String method, URI uri, Headers headers) {
        return new Head(method, uri.getRawPath(), Optional.ofNullable(uri.getRawQuery()), headers);
    }

    /// @param name in the JDK's spelling, the first letter alone a capital
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /// All lines of a header that is a list.
    Optional<String> list(String name) {
        return Optional.ofNullable(headers.get(name)).map(lines -> String.join(",", lines));
    }

    Optional<String> revision() {
        return header("Mcp-protocol-version");
    }

    boolean isChunked() {
        return headers.containsKey("Transfer-encoding");
    }

    /// Of the body; 0 when it is chunked or there is none.
    long contentLength() {
        return header("Content-length").map(Long::parseLong).orElse(0L);
    }
}
