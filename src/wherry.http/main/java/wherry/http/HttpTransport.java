package wherry.http;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wherry.http.endpoint.Endpoint;
import wherry.http.endpoint.LegacySse;
import wherry.http.engine.JdkServer;
import wherry.http.exchange.BodyReader;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpOptions;
import wherry.http.session.HttpSessions;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.server.Server;

/// Serves a [Server] over HTTP, from [#start] to [#close].
///
/// To end in order: [Server#drain], which answers new calls with 503 and has `/readyz` say so while the listener is still
/// open; then [#close] and [Server#close].
public final class HttpTransport implements AutoCloseable {
    /// For what is being written when the end comes.
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Server server;
    private final HttpOptions options;
    private final ExchangeMonitor monitor;
    private final HeapShares shares;
    private final HttpSessions sessions;
    private final LegacySse legacySse;
    private final Endpoint endpoint;
    private final List<JdkServer> servers = new ArrayList<>();

    public HttpTransport(Server server, HttpOptions options) {
        this.server = server;
        this.options = options;
        this.monitor = new ExchangeMonitor(server.log());
        this.shares = HeapShares.ofThisProcess();
        var budget = new MemoryBudget(shares.messages());
        this.sessions = new HttpSessions(server, options, shares, budget);
        var bodyReader = new BodyReader(options.bodyLimit(), budget);
        this.legacySse = new LegacySse(server, options, bodyReader);
        this.endpoint = new Endpoint(server, options, monitor, sessions, legacySse, bodyReader, budget);
    }

    /// Binds and serves.
    ///
    /// @throws IOException when it cannot, with a message for the operator
    public void start() throws IOException {
        JdkServer.configure(Math.min(options.maxConnections(), shares.connections()), options.host().equals("localhost") ? 2 : 1);
        bind();
        monitor.start();
        server.periodicTasks().add(sessions::sweep);
        server.log().write(Level.INFO, "listening", JsonObject.builder()
                .put("urls", JsonArray.of(addresses(), address -> Json.of(url(address))))
                .put("connections", JdkServer.connections()).build());
        if (!servers.stream().allMatch(JdkServer::isJdks)) {
            server.log().write(Level.WARNING, "another HTTP server than the JDK's was found, which nobody has tested here",
                    JsonObject.EMPTY);
        }
    }

    private String url(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + options.path();
    }

    private void bind() throws IOException {
        if (!options.host().equals("localhost")) {
            servers.add(JdkServer.start(InetAddress.getByName(options.host()), options.port(), endpoint));
            return;
        }
        // A client that is given `localhost` may try either address first.
        servers.add(JdkServer.start(InetAddress.getByName("127.0.0.1"), options.port(), endpoint));
        InetAddress v6 = InetAddress.getByName("::1");
        if (NetworkInterface.getByInetAddress(v6) != null) {
            try {
                servers.add(JdkServer.start(v6, port(), endpoint));
            } catch (IOException e) {
                servers.getFirst().stopNow();
                throw e;
            }
        }
    }

    /// Where it listens: one address, or two for `localhost`.
    public List<InetSocketAddress> addresses() {
        return servers.stream().map(JdkServer::address).toList();
    }

    public int port() {
        return servers.getFirst().address().getPort();
    }

    /// Requests whose answers are not complete.
    int openExchanges() {
        return monitor.size();
    }

    /// Closes the listener, cancels the calls at work, ends all streams with their last chunk, gives what is being written its
    /// chance, then closes the connections.
    @Override
    public void close() {
        // Two phases: the JDK waits in the first for exchanges that it miscounts, so our own count decides when the second comes.
        List<Thread> stopping = servers.stream().map(each -> Thread.ofPlatform().daemon().start(() -> each.stop(STOP_PATIENCE)))
                .toList();
        sessions.endAll();
        legacySse.endAll();
        monitor.cancelAll();
        try {
            long deadline = System.nanoTime() + LAST_WORDS.toNanos();
            while (monitor.size() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            servers.forEach(JdkServer::stopNow);
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            servers.forEach(JdkServer::stopNow);
            Thread.currentThread().interrupt();
        }
        monitor.close();
    }
}
