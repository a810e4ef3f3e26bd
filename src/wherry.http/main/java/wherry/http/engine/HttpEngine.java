package wherry.http.engine;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.spi.HttpServerProvider;
import java.io.IOException;
import java.net.InetAddress;

/// An implementation of `com.sun.net.httpserver`, with its limits. The JDK uses the first one that it finds on the module path, in the
/// whole process, and does not report it.
public interface HttpEngine {

    /// Its name in the log.
    String name();

    /// Sets the engine's limits. They are properties of the process, and have no effect once it has listened.
    ///
    /// @param maxConnections of all listeners together
    /// @param listeners      how many share the connections
    /// @throws IOException when the process may not open enough files, or a property has a harmful value
    void configure(int maxConnections, int listeners) throws IOException;

    /// How many connections there may be at once, of all listeners together. Call [#configure] before.
    int connections();

    /// Whether the engine ends an exchange when its handler returns. Then the handler waits for an answer that another thread gives.
    boolean endsExchangesWithTheirHandler();

    /// Binds and starts.
    ///
    /// @throws IOException when the address is in use, or is not an address of this machine
    default Listener listen(InetAddress address, int port, HttpHandler handler) throws IOException {
        return Listener.start(address, port, handler);
    }

    /// The engine that this process has.
    ///
    /// @param any whether an engine other than the JDK's is allowed: only the JDK's is known to bound and to check what a peer sends
    /// @throws IllegalArgumentException when the process has another engine and none is allowed
    static HttpEngine find(boolean any) {
        String provider = HttpServerProvider.provider().getClass().getName();
        if (!any && !provider.equals(JdkEngine.PROVIDER)) {
            throw new IllegalArgumentException("the HTTP server " + provider + " takes the JDK's place, and is not known to bound what a "
                    + "peer sends: take it from the module path, or set MCP_HTTP_ENGINE=any");
        }
        return switch (provider) {
            case JdkEngine.PROVIDER -> new JdkEngine();
            case RobahoEngine.PROVIDER -> new RobahoEngine();
            default -> new OtherEngine(provider);
        };
    }
}
