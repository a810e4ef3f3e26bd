package wherry.http.endpoint;

import java.io.IOException;
import java.util.List;
import wherry.http.exchange.Exchange;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.server.catalog.Catalog;
import wherry.server.lifecycle.Lifecycle;
import wherry.tool.Principal;

/// Tells the program that runs the server whether it lives, and whether it takes calls.
final class HealthEndpoint {
    private final Lifecycle lifecycle;
    private final Catalog catalog;

    HealthEndpoint(Server server) {
        this.lifecycle = server.lifecycle();
        this.catalog = server.catalog();
    }

    List<Route> routes() {
        return List.of(route("/healthz", this::live), route("/readyz", this::ready));
    }

    private static Route route(String path, Route.Handler handler) {
        return Route.forOperators(path).on("GET", handler).on("HEAD", handler);
    }

    private void live(Exchange exchange, Principal principal) throws IOException {
        answer(exchange, true, "ok");
    }

    private void ready(Exchange exchange, Principal principal) throws IOException {
        boolean serves = lifecycle.isReady() && catalog.isReady();
        answer(exchange, serves, switch (lifecycle.state()) {
            case STARTING -> "starting";
            case READY -> serves ? "ready" : "unavailable";
            case DRAINING -> "draining";
            case STOPPED -> "stopped";
        });
    }

    private static void answer(Exchange exchange, boolean good, String word) throws IOException {
        exchange.header("Cache-Control", "no-store");
        exchange.send(good ? 200 : 503, JsonObject.of("status", Json.of(word)));
    }
}
