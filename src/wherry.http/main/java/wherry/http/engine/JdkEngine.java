package wherry.http.engine;

import java.io.IOException;
import java.util.Map;

/// The JDK's HTTP server, with its defaults made safe.
///
/// The defaults are system properties that the JDK reads once, when the process makes its first server. A property that the operator set
/// stays, unless its value is harmful. Units are those of the JDK's code, which differ from its documentation: `maxReqTime` and
/// `idleInterval` are seconds, `clockTick` is milliseconds.
final class JdkEngine implements HttpEngine {
    static final String PROVIDER = "sun.net.httpserver.DefaultHttpServerProvider";
    private static final String PREFIX = "sun.net.httpserver.";

    private final ConnectionLimit limit = new ConnectionLimit();

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public void configure(int maxConnections, int listeners) throws IOException {
        int connections = limit.configure(maxConnections, listeners);
        Map.of(
                // The JDK closes further idle connections after an answer, and does not announce it to the client.
                PREFIX + "maxIdleConnections", connections,
                // Without it each streamed answer waits 40 ms for the peer's delayed acknowledgement.
                PREFIX + "nodelay", true,
                // Ends the connection of a client that sends slowly. maxRspTime must stay unset: it would end streams.
                PREFIX + "maxReqTime", 30,
                PREFIX + "maxReqHeaders", 100,
                PREFIX + "maxReqHeaderSize", 32 << 10,
                // The JDK reads the rest of a refused body. Without that, the client would see a reset instead of the answer.
                PREFIX + "drainAmount", 4 << 20,
                // Longer than load balancers keep an idle connection.
                PREFIX + "idleInterval", 75,
                PREFIX + "clockTick", 5000)
                .forEach((name, value) -> System.getProperties().putIfAbsent(name, value.toString()));
        requireHarmless();
    }

    @Override
    public int connections() {
        return limit.connections();
    }

    @Override
    public boolean endsExchangesWithTheirHandler() {
        return false;
    }

    private static void requireHarmless() throws IOException {
        if (!Boolean.getBoolean(PREFIX + "nodelay")) {
            throw new IOException("expected " + PREFIX + "nodelay to be true: each message on a stream would wait for the peer's acknowledgement");
        }
        int seconds = Integer.getInteger(PREFIX + "maxReqTime", -1);
        if (seconds < 1 || seconds > 600) {
            throw new IOException("expected " + PREFIX + "maxReqTime to be 1 to 600 seconds, got "
                    + System.getProperty(PREFIX + "maxReqTime"));
        }
        if (Integer.getInteger(PREFIX + "maxRspTime", -1) > 0) {
            throw new IOException("expected " + PREFIX + "maxRspTime to be unset: it would end streams");
        }
        if (Boolean.getBoolean(PREFIX + "debug")) {
            throw new IOException("expected " + PREFIX + "debug to be unset: it prints to standard output");
        }
    }
}
