package wherry.http.options;

import java.util.Objects;
import java.util.function.Supplier;

/// A file for browsers, beside the MCP endpoint. It is served without authentication, on the loopback address alone, and with a policy that
/// keeps the browser from code and data of other origins.
///
/// @param path        compared exactly
/// @param contentType of the content
/// @param content     called at each request, by any thread
public record WebPage(String path, String contentType, Supplier<byte[]> content) {

    public WebPage {
        Objects.requireNonNull(path);
        Objects.requireNonNull(contentType);
        Objects.requireNonNull(content);
    }
}
