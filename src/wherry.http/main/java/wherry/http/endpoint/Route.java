package wherry.http.endpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.tool.Principal;

/// A path, what can be done there, and what is asked of those who do it.
///
/// @param methods what serves each, in the order in which `Allow` lists them
/// @param calls   whether capabilities are called there: for allowed hosts alone, on behalf of a principal. Anything else tells how
///                the server is, to whatever keeps it running
record Route(String path, Map<String, Handler> methods, boolean calls) {

    /// Answers a request, or hands its exchange over to what will.
    interface Handler {
        void serve(Exchange exchange, Principal principal) throws IOException;
    }

    static Route forCalls(String path) {
        return new Route(path, Map.of(), true);
    }

    static Route forOperators(String path) {
        return new Route(path, Map.of(), false);
    }

    Route on(String method, Handler handler) {
        var more = new LinkedHashMap<>(methods);
        more.put(method, handler);
        return new Route(path, more, calls);
    }

    Optional<Handler> handler(String method) {
        return Optional.ofNullable(methods.get(method));
    }

    /// As the header `Allow` lists the methods.
    String allowed() {
        return String.join(", ", methods.keySet());
    }
}
