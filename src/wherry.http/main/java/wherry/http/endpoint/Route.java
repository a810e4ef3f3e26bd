package wherry.http.endpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.tool.Principal;

/// A path, its methods, and who may use it.
///
/// @param methods    what serves each method, in the order in which `Allow` lists them
/// @param checksHost whether the host must be allowed; the other paths tell the program that runs the server how it is
/// @param calls      whether the path calls capabilities: then the principal must be known
record Route(String path, Map<String, Handler> methods, boolean checksHost, boolean calls) {

    /// Answers a request, or hands its exchange over to another thread.
    interface Handler {
        void serve(Exchange exchange, Principal principal) throws IOException;
    }

    static Route forCalls(String path) {
        return new Route(path, Map.of(), true, true);
    }

    static Route forOperators(String path) {
        return new Route(path, Map.of(), false, false);
    }

    static Route forBrowsers(String path) {
        return new Route(path, Map.of(), true, false);
    }

    Route on(String method, Handler handler) {
        var more = new LinkedHashMap<>(methods);
        more.put(method, handler);
        return new Route(path, more, checksHost, calls);
    }

    Optional<Handler> handler(String method) {
        return Optional.ofNullable(methods.get(method));
    }

    /// The methods as the header `Allow` lists them.
    String allowed() {
        return String.join(", ", methods.keySet());
    }
}
