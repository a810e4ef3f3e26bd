package wherry.http.endpoint;

import java.io.IOException;
import wherry.http.exchange.Exchange;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.lifecycle.Lifecycle;

/// Tells whoever keeps the process running whether it lives, and whether it takes calls.
final class HealthEndpoint {
    private final Lifecycle lifecycle;

    HealthEndpoint(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    void live(Exchange exchange) throws IOException {
        answer(exchange, true, "ok");
    }

    void ready(Exchange exchange) throws IOException {
        answer(exchange, lifecycle.isReady(), switch (lifecycle.state()) {
            case STARTING -> "starting";
            case READY -> "ready";
            case DRAINING -> "draining";
            case STOPPED -> "stopped";
        });
    }

    private static void answer(Exchange exchange, boolean good, String word) throws IOException {
        exchange.header("Cache-Control", "no-store");
        exchange.send(good ? 200 : 503, JsonObject.of("status", Json.of(word)));
    }
}
