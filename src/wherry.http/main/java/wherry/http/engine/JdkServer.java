package wherry.http.engine;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The JDK's HTTP server, with its defaults made safe.
///
/// They are system properties that the JDK reads once, when the first server of the process is made. What the operator set
/// stays, as long as it does no harm. Units are as the code has them, not as its documentation says: `maxReqTime` and
/// `idleInterval` are seconds, `clockTick` is milliseconds.
public final class JdkServer {
    private static final String PREFIX = "sun.net.httpserver.";
    private static final String MAX_CONNECTIONS = "jdk.httpserver.maxConnections";
    private static final int BACKLOG = 1024;
    /// Files that are not connections: jars, logs, what capabilities open.
    private static final int SPARE_FILES = 500;
    private static final int FEWEST_CONNECTIONS = 16;
    private static final Path LIMITS = Path.of("/proc/self/limits");

    private final HttpServer server;

    private JdkServer(HttpServer server) {
        this.server = server;
    }

    /// Sets the properties; without effect once the first server was made.
    ///
    /// @param maxConnections as many as are wanted, in all
    /// @param listeners      how many addresses there will be: the JDK counts the connections of each
    /// @throws IOException when the process may not have enough files open, or a property would do harm
    public static void configure(int maxConnections, int listeners) throws IOException {
        int affordable = affordable() / listeners;
        if (affordable < FEWEST_CONNECTIONS) {
            throw new IOException("this process may have too few files open (ulimit -n) for " + FEWEST_CONNECTIONS
                    + " connections at each of " + listeners + " addresses");
        }
        int connections = Integer.getInteger(MAX_CONNECTIONS, Math.min(maxConnections / listeners, affordable));
        if (connections < 1 || connections > affordable) {
            throw new IOException("expected 1 to " + affordable + " connections at once, got " + connections
                    + ": set another limit, or allow the process more open files (ulimit -n)");
        }
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

    /// As many as there may be at once.
    public static int connections() {
        return Integer.getInteger(MAX_CONNECTIONS);
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

    /// Binds and starts.
    ///
    /// @throws IOException when the address is taken, or is none of this machine's
    public static JdkServer start(InetAddress address, int port, HttpHandler handler) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        } catch (BindException e) {
            throw new IOException("cannot listen on " + address.getHostAddress() + " port " + port + ": " + e.getMessage(), e);
        }
        // The one context: any other is a prefix of paths that are not meant.
        server.createContext("/", handler);
        // No pool: a stream, or a client that sends slowly, would hold a thread of it.
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        return new JdkServer(server);
    }

    /// Whose it is: another one on the module path takes the JDK's place silently.
    public boolean isJdks() {
        return "jdk.httpserver".equals(server.getClass().getModule().getName());
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// Closes the listener at once, and everything after the patience or at [#stopNow]. Waits until then.
    public void stop(Duration patience) {
        server.stop((int) Math.max(1, patience.toSeconds()));
    }

    /// Closes everything; releases a [#stop] that waits, also for what the JDK miscounted.
    public void stopNow() {
        server.stop(0);
    }
}
