package wherry.http.check;

import java.io.IOException;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.Refusal;
import wherry.http.exchange.RequestHead;

/// Tells browsers that pages of an origin which the operator allowed may read what they get. All others hear nothing of it.
public final class Cors {
    private final AllowList allowed;

    public Cors(AllowList allowed) {
        this.allowed = allowed;
    }

    public void apply(Exchange exchange) {
        exchange.head().origin().filter(allowed::isConfigured).ifPresent(origin -> {
            exchange.header("Access-Control-Allow-Origin", origin);
            exchange.header("Access-Control-Expose-Headers", "Mcp-Session-Id");
            exchange.header("Vary", "Origin");
        });
    }

    /// @throws Refusal when the page's origin was not allowed by the operator
    public void preflight(Exchange exchange, String methods) throws IOException {
        RequestHead head = exchange.head();
        if (head.origin().filter(allowed::isConfigured).isEmpty()) {
            throw Refusal.method(methods);
        }
        exchange.header("Access-Control-Allow-Methods", methods);
        // Mcp-Param-* cannot be listed beforehand; what is asked for is plain text, as the requestCheck saw to it.
        head.requestedHeaders().ifPresent(names -> exchange.header("Access-Control-Allow-Headers", names));
        exchange.header("Access-Control-Max-Age", "3600");
        exchange.send(204);
    }
}
