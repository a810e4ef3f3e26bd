package wherry.http.endpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.tool.Principal;

/// A path, its methods, and who may use it.
///
/// @param methods what serves each method, in the order in which `Allow` lists them
/// @param calls   whether the path calls capabilities: then the host must be allowed and the principal known. The other paths tell the program
///                that runs the server how it is
record Route(String path, Map<String, Handler> methods, boolean calls) {

    /// Answers a request, or hands its exchange over to another thread.
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

    /// The methods as the header `Allow` lists them.
    String allowed() {
        return String.join(", ", methods.keySet());
    }
}
