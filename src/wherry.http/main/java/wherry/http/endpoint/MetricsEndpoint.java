package wherry.http.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.request.Refusal;
import wherry.http.request.ReplyHead;
import wherry.server.Server;
import wherry.server.metrics.Metrics;
import wherry.server.metrics.MetricsText;
import wherry.tool.Principal;

/// Answers a request that has the token for the metrics. The metrics count from the creation of this endpoint on.
final class MetricsEndpoint {
    private static final String PREFIX = "Bearer ";

    private final Metrics metrics;
    private final ExchangeMonitor monitor;
    private final byte[] token;

    /// @param token not empty
    MetricsEndpoint(Server server, ExchangeMonitor monitor, String token) {
        this.metrics = new Metrics(server.options().info(), server::working, server::waiting);
        this.monitor = monitor;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        server.events().add(metrics);
    }

    List<Route> routes() {
        return List.of(Route.forOperators("/metrics").on("GET", this::answer).on("HEAD", this::answer));
    }

    private void answer(Exchange exchange, Principal principal) throws IOException {
        String given = exchange.head().authorization().orElse("");
        // Takes the same time wherever the two differ.
        if (!given.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) || !MessageDigest.isEqual(token, given.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.plain(new ReplyHead(401, Map.of("WWW-Authenticate", "Bearer realm=\"metrics\"", "Cache-Control", "no-store")),
                    "expected the token of MCP_METRICS_TOKEN in the header Authorization, as Bearer");
        }
        boolean openMetrics = exchange.head().accept().orElse("").contains("application/openmetrics-text");
        var text = new MetricsText(openMetrics);
        metrics.write(text);
        writeAnswers(text);
        exchange.header("Cache-Control", "no-store");
        exchange.send(200, text.contentType(), text.end().getBytes(StandardCharsets.UTF_8));
    }

    private void writeAnswers(MetricsText text) {
        text.counter("wherry_http_answers_total", "Complete answers over HTTP by status, streams included");
        monitor.answers().forEach((status, count) -> text.sample("wherry_http_answers_total", MetricsText.with("", "status", status.toString()), count));
        text.gauge("wherry_http_open_requests", "Requests whose answers are not complete, streams included");
        text.sample("wherry_http_open_requests", "", monitor.size());
    }
}
