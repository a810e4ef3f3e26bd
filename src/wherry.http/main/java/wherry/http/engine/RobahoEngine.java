package wherry.http.engine;

import java.io.IOException;
import java.util.Map;

/// The HTTP server of io.github.robaho. It has a virtual thread for each connection, and half of the JDK's processor time a request;
/// what it does not bound or check stands in `src/http.md`.
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
                // Seconds without a byte in either direction, from a request's line to the end of its answer.
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

    /// It reads the next request then, or closes the connection.
    @Override
    public boolean endsExchangesWithTheirHandler() {
        return true;
    }
}
