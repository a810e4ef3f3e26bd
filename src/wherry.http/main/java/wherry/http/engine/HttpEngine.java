package wherry.http.engine;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.spi.HttpServerProvider;
import java.io.IOException;
import java.net.InetAddress;

/// What speaks HTTP: an implementation of `com.sun.net.httpserver`, with its limits. The first one that is found on the module path
/// takes the JDK's place in the whole process, without a word.
public interface HttpEngine {

    /// As the log names it.
    String name();

    /// Sets the engine's limits, which are properties of the process: without effect once it has listened.
    ///
    /// @param maxConnections as many as are wanted, of all listeners together
    /// @param listeners      between which they are divided
    /// @throws IOException when the process may not have enough files open, or something that is set would do harm
    void configure(int maxConnections, int listeners) throws IOException;

    /// As many as there may be at once, of all listeners together; to be asked after [#configure].
    int connections();

    /// Whether an exchange is over when its handler returns, so that an answer of another thread has to be waited for.
    boolean endsExchangesWithTheirHandler();

    /// Binds and starts.
    ///
    /// @throws IOException when the address is taken, or is none of this machine's
    default Listener listen(InetAddress address, int port, HttpHandler handler) throws IOException {
        return Listener.start(address, port, handler);
    }

    /// The engine that this process has.
    ///
    /// @param any whether it may be another than the JDK's: no other is known to bound and to check what a peer sends
    /// @throws IllegalArgumentException when it is another, and may not be
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
