package wherry.http.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import wherry.http.check.AllowList;
import wherry.http.check.Cors;
import wherry.http.check.RequestCheck;
import wherry.http.exchange.BodyReader;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.MemoryBudget;
import wherry.http.exchange.Refusal;
import wherry.http.exchange.RequestHead;
import wherry.http.options.HttpOptions;
import wherry.http.session.HttpSessions;
import wherry.http.session.SessionLookup;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.Server;
import wherry.server.event.Log;
import wherry.tool.Principal;

/// Takes every request of the JDK's server, and sees that each of them gets an answer.
public final class Endpoint implements HttpHandler {
    private static final String MCP_METHODS = "POST, GET, DELETE";
    /// Characters of a path in the log.
    private static final int SHOWN = 100;

    private final String path;
    private final boolean hasLegacySse;
    private final long writeDeadline;
    private final Log log;
    private final MemoryBudget budget;
    private final ExchangeMonitor monitor;
    private final RequestCheck requestCheck;
    private final Cors cors;
    private final HealthEndpoint health;
    private final PostHandler post;
    private final SessionHandler session;
    private final LegacySse legacySse;

    public Endpoint(Server server, HttpOptions options, ExchangeMonitor monitor, HttpSessions sessions, LegacySse legacySse, BodyReader bodyReader,
            MemoryBudget budget) {
        this.path = options.path();
        this.hasLegacySse = options.legacySse();
        this.writeDeadline = options.streams().writeDeadline().toNanos();
        this.log = server.log();
        this.budget = budget;
        this.monitor = monitor;
        var allowed = new AllowList(options);
        this.requestCheck = new RequestCheck(allowed);
        this.cors = new Cors(allowed);
        this.health = new HealthEndpoint(server.lifecycle());
        var lookup = new SessionLookup(sessions);
        this.post = new PostHandler(server, options, sessions, lookup, bodyReader);
        this.session = new SessionHandler(sessions, lookup, options.streams());
        this.legacySse = legacySse;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        var exchange = new Exchange(http, monitor, log, writeDeadline, budget);
        try {
            serve(exchange);
            if (!exchange.isTaken()) {
                throw new IllegalStateException("no answer");
            }
        } catch (Refusal e) {
            refuse(exchange, e);
        } catch (IOException e) {
            // Whatever failed, the peer or its body: the JDK ends the connection when it is told so.
            exchange.done();
            throw e;
        } catch (Throwable e) {
            fail(exchange, e);
        } finally {
            trace(exchange);
        }
    }

    private void serve(Exchange exchange) throws IOException {
        exchange.head(requestCheck.check(exchange.http()));
        cors.apply(exchange);
        if (exchange.head().isChunked()) {
            exchange.closeAfterwards();
        }
        Principal principal = authenticate(exchange.head());
        String method = exchange.head().method();
        String asked = exchange.head().path();
        if (asked.equals(path)) {
            mcp(exchange, principal, method);
        } else if (hasLegacySse && asked.equals(LegacySse.STREAM)) {
            only("GET", method);
            legacySse.open(exchange, principal);
        } else if (hasLegacySse && asked.equals(LegacySse.MESSAGES)) {
            only("POST", method);
            legacySse.post(exchange, principal);
        } else {
            other(exchange, method, asked);
        }
    }

    private void mcp(Exchange exchange, Principal principal, String method) throws IOException {
        switch (method) {
            case "POST" -> post.serve(exchange, principal);
            case "GET" -> session.get(exchange, principal);
            case "DELETE" -> session.delete(exchange, principal);
            case "OPTIONS" -> cors.preflight(exchange, MCP_METHODS);
            default -> throw Refusal.method(MCP_METHODS);
        }
    }

    private void other(Exchange exchange, String method, String asked) throws IOException {
        boolean live = asked.equals("/healthz");
        if (!live && !asked.equals("/readyz")) {
            throw Refusal.plain(404, "nothing is here; MCP is at " + path);
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw Refusal.method("GET, HEAD");
        }
        if (live) {
            health.live(exchange);
        } else {
            health.ready(exchange);
        }
    }

    private static void only(String allowed, String method) {
        if (!method.equals(allowed)) {
            throw Refusal.method(allowed);
        }
    }

    /// On whose behalf the request is made: the seam for authorization.
    private static Principal authenticate(RequestHead head) {
        return Principal.ANONYMOUS;
    }

    private static void refuse(Exchange exchange, Refusal refusal) throws IOException {
        refusal.headers().forEach(exchange::header);
        if (refusal.drops()) {
            exchange.closeAfterwards();
        }
        exchange.send(refusal.status(), refusal.body());
    }

    /// A bug of ours. An answer that has begun cannot be mended: then the connection ends.
    private static void fail(Exchange exchange, Throwable thrown) throws IOException {
        String incident = exchange.report(thrown);
        if (exchange.isTaken()) {
            exchange.done();
            throw new IOException(thrown);
        }
        refuse(exchange, Refusal.of(500, new Fault.InternalError(incident), Optional.empty()).dropping());
    }

    private void trace(Exchange exchange) {
        if (log.isOn(Level.DEBUG)) {
            HttpExchange http = exchange.http();
            // Not the query, which may hold a session's id.
            String asked = String.valueOf(http.getRequestURI().getRawPath());
            log.write(Level.DEBUG, "http", JsonObject.builder().put("method", http.getRequestMethod())
                    .put("path", asked.substring(0, Math.min(asked.length(), SHOWN)))
                    .put("status", http.getResponseCode()).build());
        }
    }
}
