package wherry.http.engine;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A server of the engine on one address, from its start to its end. For one thread.
public final class Listener {
    private static final int BACKLOG = 1024;
    private static final int PATIENCE_SECONDS = 30;
    private static final int LAST_MILLIS = 500;

    private final HttpServer server;
    /// Null until new connections are refused.
    private Thread stopping;

    private Listener(HttpServer server) {
        this.server = server;
    }

    /// Binds and starts.
    ///
    /// @throws IOException when the address is in use, or is not an address of this machine
    static Listener start(InetAddress address, int port, HttpHandler handler) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        } catch (BindException e) {
            throw new IOException("cannot listen on " + address.getHostAddress() + " port " + port + ": " + e.getMessage(), e);
        }
        // This is the only context, since the engine takes a context's path for a prefix.
        server.createContext("/", handler);
        // Not a pool: a stream, or a client that sends slowly, would hold one of its threads.
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        return new Listener(server);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// Refuses new connections from now on. The open ones go on until [#close].
    public void refuseConnections() {
        // Engines may miscount the exchanges for which they wait here, and so wait for the whole time.
        stopping = Thread.ofPlatform().daemon().start(() -> server.stop(PATIENCE_SECONDS));
    }

    /// Closes the listener and all its connections.
    public void close() {
        server.stop(0);
        try {
            if (stopping != null) {
                stopping.join(LAST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
