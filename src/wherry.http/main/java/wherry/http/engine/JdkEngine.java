package wherry.http.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The JDK's HTTP server, with its defaults made safe.
///
/// They are system properties that the JDK reads once, when the first server of the process is made. What the operator set
/// stays, as long as it does no harm. Units are as the code has them, not as its documentation says: `maxReqTime` and
/// `idleInterval` are seconds, `clockTick` is milliseconds.
final class JdkEngine implements HttpEngine {
    private static final String PREFIX = "sun.net.httpserver.";
    private static final String MAX_CONNECTIONS = "jdk.httpserver.maxConnections";
    /// Files that are not connections: jars, logs, what capabilities open.
    private static final int SPARE_FILES = 500;
    private static final int FEWEST_CONNECTIONS = 16;
    private static final Path LIMITS = Path.of("/proc/self/limits");

    private int listeners = 1;

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public void configure(int maxConnections, int among) throws IOException {
        listeners = among;
        int connections = perListener(maxConnections);
        Map.of(MAX_CONNECTIONS, connections,
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

    /// The JDK counts connections for each listener.
    private int perListener(int maxConnections) throws IOException {
        int affordable = affordable() / listeners;
        if (affordable < FEWEST_CONNECTIONS) {
            throw new IOException("expected files for " + FEWEST_CONNECTIONS * listeners + " connections, and the process may have "
                    + affordable * listeners + " open for them: allow it more (ulimit -n)");
        }
        int connections = Integer.getInteger(MAX_CONNECTIONS, Math.min(maxConnections / listeners, affordable));
        if (connections < FEWEST_CONNECTIONS || connections > affordable) {
            throw new IOException("expected " + FEWEST_CONNECTIONS * listeners + " to " + affordable * listeners
                    + " connections at once, got " + connections * listeners
                    + ": set another limit, or allow the process more open files (ulimit -n)");
        }
        return connections;
    }

    @Override
    public int connections() {
        return Integer.getInteger(MAX_CONNECTIONS) * listeners;
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

    /// How many connections the open files allow: out of files, the JDK's accept loop spins and serves nobody.
    private static int affordable() throws IOException {
        if (!Files.isReadable(LIMITS)) {
            return Integer.MAX_VALUE;
        }
        long files = Files.readAllLines(LIMITS).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s{2,}")[1])
                .mapToLong(soft -> soft.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(soft))
                .findFirst().orElse(Integer.MAX_VALUE);
        return (int) Math.min(Integer.MAX_VALUE, files - Math.min(SPARE_FILES, files / 2));
    }
}
