package wherry.http.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many connections there may be at once: a property of the JDK's server that other engines read too.
final class ConnectionLimit {
    private static final String PROPERTY = "jdk.httpserver.maxConnections";
    /// Files that are not connections: jars, logs, the files of capabilities.
    private static final int SPARE_FILES = 500;
    /// Of all listeners together.
    private static final int FEWEST_CONNECTIONS = 16;
    private static final Path LIMITS = Path.of("/proc/self/limits");

    private int listeners = 1;

    /// Sets the property, unless the operator has set it.
    ///
    /// @return connections of one listener, each of which counts by itself
    int configure(int maxConnections, int among) throws IOException {
        listeners = among;
        int fewest = Math.ceilDiv(FEWEST_CONNECTIONS, listeners);
        int affordable = affordable() / listeners;
        if (affordable < fewest) {
            throw new IOException("expected files for " + FEWEST_CONNECTIONS + " connections, and the process may have "
                    + affordable * listeners + " open for them: allow it more (ulimit -n)");
        }
        int connections = Integer.getInteger(PROPERTY, Math.min(maxConnections / listeners, affordable));
        if (connections < fewest || connections > affordable) {
            throw new IOException("expected " + FEWEST_CONNECTIONS + " to " + affordable * listeners
                    + " connections at once, got " + connections * listeners
                    + ": set another limit, or allow the process more open files (ulimit -n)");
        }
        System.setProperty(PROPERTY, Integer.toString(connections));
        return connections;
    }

    /// Of all listeners together.
    int connections() {
        return Integer.getInteger(PROPERTY) * listeners;
    }

    /// How many connections the limit of open files allows. Without a free file, an accept loop spins and serves no request.
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
