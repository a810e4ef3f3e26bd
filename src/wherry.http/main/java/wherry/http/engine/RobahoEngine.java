package wherry.http.engine;

import java.io.IOException;
import java.util.Map;

/// The HTTP server of io.github.robaho. It has a virtual thread for each connection, and takes half of the processor time that the JDK's
/// server takes for a request. `src/http.md` lists what it does not bound or check.
final class RobahoEngine implements HttpEngine {
    static final String PROVIDER = "robaho.net.httpserver.DefaultHttpServerProvider";
    private static final String PREFIX = "robaho.net.httpserver.";

    private final ConnectionLimit limit = new ConnectionLimit();

    @Override
    public String name() {
        return "robaho";
    }

    @Override
    public void configure(int maxConnections, int listeners) throws IOException {
        limit.configure(maxConnections, listeners);
        Map.of(PREFIX + "nodelay", true,
                // Seconds without a byte in either direction, between the request line and the end of the answer.
                PREFIX + "maxReqTime", 30,
                PREFIX + "drainAmount", 4 << 20,
                PREFIX + "idleInterval", 75,
                PREFIX + "clockTick", 5000)
                .forEach((name, value) -> System.getProperties().putIfAbsent(name, value.toString()));
    }

    @Override
    public int connections() {
        return limit.connections();
    }

    /// The engine then reads the next request, or closes the connection.
    @Override
    public boolean endsExchangesWithTheirHandler() {
        return true;
    }
}
