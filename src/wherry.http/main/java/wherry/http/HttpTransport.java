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
import wherry.http.endpoint.Routes;
import wherry.http.engine.HttpEngine;
import wherry.http.engine.Listener;
import wherry.http.exchange.BodyReader;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpAdditions;
import wherry.http.options.HttpOptions;
import wherry.http.options.WebPage;
import wherry.http.request.Authenticator;
import wherry.http.session.HttpSessions;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.server.Server;

/// Serves a [Server] over HTTP, from [#start] to [#close].
///
/// To end in order, call [Server#drain], then [#close], then [Server#close]. While the listener is still open, a draining server answers
/// new calls with 503, and `/readyz` says so.
public final class HttpTransport implements AutoCloseable {
    /// How long answers that are being written may still take when the server closes.
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

    private final Server server;
    private final HttpOptions options;
    private final List<WebPage> pages;
    private final ExchangeMonitor monitor;
    private final HeapShares shares;
    private final HttpSessions sessions;
    private final LegacySse legacySse;
    private final Endpoint endpoint;
    private final HttpEngine engine;
    private final List<Listener> listeners = new ArrayList<>();

    /// On the JDK's engine, for anonymous clients.
    public HttpTransport(Server server, HttpOptions options) {
        this(server, options, HttpAdditions.NONE, Authenticator.ANONYMOUS, HttpEngine.find(false));
    }

    /// @param additions the log tells the URL of the first page
    public HttpTransport(Server server, HttpOptions options, HttpAdditions additions, Authenticator authenticator, HttpEngine engine) {
        this.server = server;
        this.options = options;
        this.pages = additions.pages();
        this.engine = engine;
        this.monitor = new ExchangeMonitor(server.log());
        this.shares = HeapShares.ofThisProcess();
        var budget = new MemoryBudget(shares.messages());
        this.sessions = new HttpSessions(server, options, shares, budget);
        var bodyReader = new BodyReader(options.bodyLimit(), budget);
        this.legacySse = new LegacySse(server, options, bodyReader);
        Routes routes = Routes.of(server, options, additions, authenticator.resource(), sessions, legacySse, bodyReader, monitor);
        this.endpoint = new Endpoint(options, routes, authenticator, engine, monitor, server.log(), budget);
    }

    /// Binds and serves.
    ///
    /// @throws IOException when it cannot, with a message for the operator
    public void start() throws IOException {
        List<InetAddress> addresses = bound();
        engine.configure(Math.min(options.maxConnections(), shares.connections()), addresses.size());
        try {
            for (InetAddress address : addresses) {
                listeners.add(engine.listen(address, listeners.isEmpty() ? options.port() : port(), endpoint));
            }
        } catch (IOException e) {
            listeners.forEach(Listener::close);
            throw e;
        }
        monitor.start();
        server.periodicTasks().add(sessions::sweep);
        server.log().write(Level.INFO, "listening", JsonObject.builder()
                .put("urls", JsonArray.of(addresses(), address -> Json.of(url(address) + options.path())))
                .put("engine", engine.name())
                .put("connections", engine.connections()).build());
        if (!pages.isEmpty()) {
            tellPage();
        }
    }

    private void tellPage() {
        for (InetSocketAddress each : addresses()) {
            if (each.getAddress().isLoopbackAddress() || each.getAddress().isAnyLocalAddress()) {
                String url = each.getAddress().isAnyLocalAddress() ? "http://127.0.0.1:" + port() : url(each);
                server.log().write(Level.INFO, "page", JsonObject.of("url", Json.of(url + pages.getFirst().path())));
                return;
            }
        }
    }

    /// A client that is given `localhost` may try either of its addresses first.
    private List<InetAddress> bound() throws IOException {
        if (!options.host().equals("localhost")) {
            return List.of(InetAddress.getByName(options.host()));
        }
        var loopback = List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
        return NetworkInterface.getByInetAddress(loopback.getLast()) == null ? loopback.subList(0, 1) : loopback;
    }

    private String url(InetSocketAddress address) {
        InetAddress bound = address.getAddress();
        // The JDK names every address by the IPv6 one, and writes IPv6 addresses in full.
        String host = bound.isAnyLocalAddress() ? options.host() : bound.getHostAddress().equals("0:0:0:0:0:0:0:1") ? "::1"
                : bound.getHostAddress();
        return "http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /// Where it listens: one address, or two for `localhost`.
    public List<InetSocketAddress> addresses() {
        return listeners.stream().map(Listener::address).toList();
    }

    public int port() {
        return listeners.getFirst().address().getPort();
    }

    /// Requests whose answers are not complete.
    int openExchanges() {
        return monitor.size();
    }

    /// Closes the listener, cancels the running calls, ends all streams with their last chunk, waits a short time for answers that
    /// are being written, then closes the connections.
    @Override
    public void close() {
        // The engine stops in two phases. Between them, this server waits until its own count of exchanges is 0.
        listeners.forEach(Listener::refuseConnections);
        sessions.endAll();
        legacySse.endAll();
        monitor.cancelAll();
        try {
            long deadline = System.nanoTime() + CLOSE_DEADLINE.toNanos();
            while (monitor.size() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listeners.forEach(Listener::close);
        monitor.close();
    }
}
