package wherry.http.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import wherry.http.check.AccessCheck;
import wherry.http.check.Cors;
import wherry.http.check.RequestCheck;
import wherry.http.engine.HttpEngine;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpOptions;
import wherry.http.request.Authenticator;
import wherry.http.request.Refusal;
import wherry.http.request.RequestHead;
import wherry.http.request.Verification;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.event.Log;
import wherry.tool.Principal;

/// Takes each request of the engine, finds its route, and makes sure that it gets an answer.
public final class Endpoint implements HttpHandler {
    /// Characters of a path in the log.
    private static final int SHOWN = 100;

    private final String path;
    private final Routes routes;
    private final Authenticator authenticator;
    private final long writeDeadline;
    private final Log log;
    private final MemoryBudget budget;
    private final ExchangeMonitor monitor;
    private final AccessCheck access;
    private final boolean waits;

    public Endpoint(HttpOptions options, Routes routes, Authenticator authenticator, HttpEngine engine, ExchangeMonitor monitor, Log log,
            MemoryBudget budget) {
        this.path = options.path();
        this.routes = routes;
        this.authenticator = authenticator;
        this.waits = engine.endsExchangesWithTheirHandler();
        this.writeDeadline = options.streams().writeDeadline().toNanos();
        this.log = log;
        this.budget = budget;
        this.monitor = monitor;
        this.access = new AccessCheck(options, log);
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        var exchange = new Exchange(http, monitor, log, writeDeadline, budget);
        try {
            serve(exchange);
            if (!exchange.isTaken()) {
                throw new IllegalStateException("no answer");
            }
            if (waits) {
                exchange.await();
            }
        } catch (Refusal e) {
            refuse(exchange, e);
        } catch (InterruptedException e) {
            throw new IOException(e);
        } catch (IOException e) {
            // The peer or its body failed. The engine ends the connection when the handler throws.
            exchange.done();
            throw e;
        } catch (Throwable e) {
            fail(exchange, e);
        } finally {
            trace(exchange);
        }
    }

    private void serve(Exchange exchange) throws IOException {
        HttpExchange http = exchange.http();
        RequestHead head = RequestCheck.check(http);
        exchange.head(head);
        Optional<Route> found = routes.at(head.target().path());
        access.check(head, found.isPresent() && !found.get().checksHost(), () -> http.getLocalAddress().getAddress());
        Cors.apply(exchange);
        // Where the JDK's decoder believes that chunks end cannot be trusted; and HTTP/1.0 has no connections that go on.
        if (head.isChunked() || head.isOld()) {
            exchange.closeAfterwards();
        }
        Route route = found.orElseThrow(() -> Refusal.plain(404, "nothing is here; MCP is at " + path));
        if (Cors.isPreflight(head)) {
            Cors.preflight(exchange, route.allowed());
            return;
        }
        Route.Handler handler = route.handler(head.method()).orElseThrow(() -> Refusal.method(route.allowed()));
        handler.serve(exchange, route.calls() ? caller(exchange, head) : Principal.ANONYMOUS);
    }

    private Principal caller(Exchange exchange, RequestHead head) {
        Verification.Accepted caller = authenticator.authenticate(head);
        exchange.endAt(caller.until());
        if (!caller.principal().isAnonymous()) {
            exchange.header("Cache-Control", "no-store");
        }
        return caller.principal();
    }

    private static void refuse(Exchange exchange, Refusal refusal) throws IOException {
        refusal.head().headers().forEach(exchange::header);
        if (refusal.drops()) {
            exchange.closeAfterwards();
        }
        exchange.send(refusal.head().status(), refusal.body());
    }

    /// Reports a bug of the server. If the answer has begun, it cannot be replaced, and the connection ends.
    private static void fail(Exchange exchange, Throwable thrown) throws IOException {
        String incident = exchange.report(thrown);
        if (exchange.isTaken()) {
            exchange.done();
            throw new IOException(thrown);
        }
        refuse(exchange, Refusal.of(500, new Fault.InternalError(incident)).dropping());
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
