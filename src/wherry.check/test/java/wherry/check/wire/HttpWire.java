package wherry.check.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonObject;
import wherry.testkit.Wire;

/// Streamable HTTP: a POST for each message, and in a legacy session the GET stream.
final class HttpWire implements Wire {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Inbox inbox = new Inbox();
    private final AtomicInteger posts = new AtomicInteger();
    private final Map<Json, Post> open = new ConcurrentHashMap<>();
    private final URI endpoint;
    private final String revision;
    /// null until the server gives one.
    private volatile String session;

    HttpWire(URI address, String revision) {
        this.endpoint = address.resolve("/mcp");
        this.revision = revision;
    }

    @Override
    public void send(String text) {
        JsonObject message = parsed(text);
        HttpRequest request = request(message).POST(BodyPublishers.ofString(text)).build();
        if (message.has("id") && message.has("method")) {
            var post = new Post(request, message.get("id").orElseThrow());
            open.put(post.id, post);
            Thread.startVirtualThread(post);
        } else {
            // A notification must take effect before the next message.
            new Post(request, Json.of("")).run();
        }
        if (message.string("method").filter("notifications/initialized"::equals).isPresent()) {
            listen();
        }
    }

    /// An empty object when the text is not an object.
    private static JsonObject parsed(String text) {
        try {
            return Json.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonException e) {
            return JsonObject.EMPTY;
        }
    }

    private HttpRequest.Builder request(JsonObject message) {
        var builder = HttpRequest.newBuilder(endpoint).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        boolean isModern = MirrorHeaders.version(message).isPresent();
        boolean isModernNotification = session == null && revision.equals("2026-07-28")
                && message.has("method") && !message.has("id");
        if (isModern || isModernNotification) {
            MirrorHeaders.of(message).forEach(builder::header);
        } else if (session != null) {
            builder.header("Mcp-Session-Id", session);
            // Clients send it since 2025-06-18.
            if (revision.compareTo("2025-06-18") >= 0) {
                builder.header("MCP-Protocol-Version", revision);
            }
        }
        return builder;
    }

    private void listen() {
        try {
            HttpResponse<InputStream> stream = client.send(request(JsonObject.EMPTY).GET().build(), BodyHandlers.ofInputStream());
            if (stream.statusCode() != 200) {
                throw new AssertionError("GET was answered with " + stream.statusCode());
            }
            Thread.startVirtualThread(() -> events("general", stream.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void events(String name, InputStream body) {
        try {
            EventLines.read(body, (_, data) -> inbox.put(name, data));
        } catch (IOException e) {
            // The wire was closed, or the call was cancelled.
        }
    }

    @Override
    public void cancel(Json requestId) {
        Post post = open.get(requestId);
        InputStream answer = post.awaitAnswer();
        if (session == null) {
            close(answer);
        } else {
            Wire.super.cancel(requestId);
        }
    }

    @Override
    public Optional<Received> receive(Duration patience) throws InterruptedException {
        return inbox.take(patience);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Post implements Runnable {
        final Json id;
        private final HttpRequest request;
        private final CompletableFuture<InputStream> body = new CompletableFuture<>();

        Post(HttpRequest request, Json id) {
            this.request = request;
            this.id = id;
        }

        @Override
        public void run() {
            String name = "post-" + posts.incrementAndGet();
            try {
                HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
                body.complete(response.body());
                response.headers().firstValue("Mcp-Session-Id").ifPresent(given -> session = given);
                if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                    events(name, response.body());
                } else if (response.statusCode() != 202) {
                    inbox.put(name, new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
                }
            } catch (IOException | InterruptedException e) {
                // The wire was closed, or the call was cancelled.
            }
        }

        /// Waits for the head of the response, which proves that the server has begun the call.
        InputStream awaitAnswer() {
            try {
                return body.get(10, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("the server did not begin to answer", e);
            }
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
