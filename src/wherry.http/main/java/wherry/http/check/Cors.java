package wherry.http.check;

import java.io.IOException;
import wherry.http.exchange.Exchange;
import wherry.http.request.RequestHead;

/// Tells a browser that a page may read the answers. This holds for each page whose origin the [AccessCheck] allowed; the others are
/// refused.
public final class Cors {
    private Cors() {
    }

    /// To be called after the check.
    public static void apply(Exchange exchange) {
        exchange.head().origin().ifPresent(origin -> {
            exchange.header("Access-Control-Allow-Origin", origin);
            exchange.header("Access-Control-Expose-Headers", "Mcp-Session-Id, Retry-After, WWW-Authenticate");
            exchange.header("Vary", "Origin");
        });
    }

    /// Whether the request is a browser's preflight. Any other `OPTIONS` is a method like the others.
    public static boolean isPreflight(RequestHead head) {
        return head.method().equals("OPTIONS") && head.origin().isPresent() && head.requestedMethod().isPresent();
    }

    /// @param methods that the path has
    public static void preflight(Exchange exchange, String methods) throws IOException {
        exchange.header("Access-Control-Allow-Methods", methods);
        // Mcp-Param-* cannot be listed beforehand, so the names that the browser sent are allowed. RequestCheck made sure that they are plain text.
        exchange.head().requestedHeaders().ifPresent(names -> exchange.header("Access-Control-Allow-Headers", names));
        exchange.header("Access-Control-Max-Age", "3600");
        exchange.send(204);
    }
}
