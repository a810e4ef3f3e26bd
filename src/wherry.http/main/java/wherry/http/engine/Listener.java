package wherry.http.engine;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/// A server of the engine's on one address, from its start to its end.
public final class Listener {
    private static final int BACKLOG = 1024;

    private final HttpServer server;

    private Listener(HttpServer server) {
        this.server = server;
    }

    /// Binds and starts.
    ///
    /// @throws IOException when the address is taken, or is none of this machine's
    static Listener start(InetAddress address, int port, HttpHandler handler) throws IOException {
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
        return new Listener(server);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// Closes the listener at once, and everything after the patience or at [#stopNow]. Waits until then.
    public void stop(Duration patience) {
        server.stop((int) Math.max(1, patience.toSeconds()));
    }

    /// Closes everything; releases a [#stop] that waits, also for what the engine miscounted.
    public void stopNow() {
        server.stop(0);
    }
}
