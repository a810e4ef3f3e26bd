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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wherry.testkit.Wire;

/// HTTP+SSE of revision 2024-11-05: one stream for all messages of the server, and an endpoint for those of the client.
final class SseWire implements Wire {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Inbox inbox = new Inbox();
    private final CompletableFuture<String> messages = new CompletableFuture<>();
    private final URI address;

    SseWire(URI address) {
        this.address = address;
        try {
            HttpResponse<InputStream> stream = client.send(HttpRequest.newBuilder(address.resolve("/sse"))
                    .header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
            Thread.startVirtualThread(() -> read(stream.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read(InputStream body) {
        try {
            EventLines.read(body, (type, data) -> {
                if (type.equals("endpoint")) {
                    messages.complete(data);
                } else {
                    inbox.put("sse", data);
                }
            });
        } catch (IOException e) {
            // The wire was closed.
        }
    }

    @Override
    public void send(String text) {
        try {
            URI to = address.resolve(messages.get(10, TimeUnit.SECONDS));
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(to).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(text)).build(), BodyHandlers.ofString());
            if (response.statusCode() != 202) {
                // The response to the POST itself refuses a message that is unreadable.
                inbox.put("post", response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
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
}
