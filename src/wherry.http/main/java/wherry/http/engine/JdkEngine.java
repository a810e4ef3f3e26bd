package wherry.http.engine;

import java.io.IOException;
import java.util.Map;

/// The JDK's HTTP server, with its defaults made safe.
///
/// They are system properties that the JDK reads once, when the first server of the process is made. What the operator set
/// stays, as long as it does no harm. Units are as the code has them, not as its documentation says: `maxReqTime` and
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
                // Beyond it the JDK closes connections after an answer without a word.
                PREFIX + "maxIdleConnections", connections,
                // Without it each streamed answer waits 40 ms for the peer's delayed acknowledgement.
                PREFIX + "nodelay", true,
                // Ends who sends slowly. Its counterpart maxRspTime must stay unset: it would end streams.
                PREFIX + "maxReqTime", 30,
                PREFIX + "maxReqHeaders", 100,
                PREFIX + "maxReqHeaderSize", 32 << 10,
                // What is left of a refused body is swallowed, or the client would see a reset instead of the answer.
                PREFIX + "drainAmount", 4 << 20,
                // Longer than what balancers in front keep.
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
            throw new IOException("expected " + PREFIX + "nodelay to be true: streams would stutter");
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
