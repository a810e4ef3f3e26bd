package wherry.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.Log;
import wherry.server.Server;
import wherry.tool.Principal;

/// Takes every request of the JDK's server, and sees that each of them gets an answer.
final class Endpoint implements HttpHandler {
    private static final String MCP_METHODS = "POST, GET, DELETE";
    /// Characters of a path in the log.
    private static final int SHOWN = 100;

    private final String path;
    private final boolean hasLegacySse;
    private final long writeDeadline;
    private final Log log;
    private final Pulse pulse;
    private final Guard guard;
    private final Cors cors;
    private final Health health;
    private final McpPost post;
    private final McpSession session;
    private final LegacySse legacySse;

    Endpoint(Server server, HttpOptions options, Pulse pulse, Sessions sessions, LegacySse legacySse, Bodies bodies) {
        this.path = options.path();
        this.hasLegacySse = options.legacySse();
        this.writeDeadline = options.streams().writeDeadline().toNanos();
        this.log = server.log();
        this.pulse = pulse;
        var allowed = new AllowList(options);
        this.guard = new Guard(allowed);
        this.cors = new Cors(allowed);
        this.health = new Health(server.lifecycle());
        var lookup = new SessionLookup(sessions);
        this.post = new McpPost(server, options, sessions, lookup, bodies);
        this.session = new McpSession(sessions, lookup, options.streams());
        this.legacySse = legacySse;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        var exchange = new Exchange(http, pulse, log, writeDeadline);
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
        exchange.head(guard.check(exchange.http()));
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
    private static Principal authenticate(Head head) {
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
