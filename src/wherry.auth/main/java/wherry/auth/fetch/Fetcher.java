package wherry.auth.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import wherry.json.JsonException;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;

/// Fetches JSON objects by HTTPS with what `java.base` has: no redirects, at most 256 KiB, at most 10 s. Safe for use by many threads.
public final class Fetcher {
    /// Of one document.
    private static final int BYTES = 256 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final JsonReader JSON = new JsonReader(new JsonLimits(16, BYTES, 256, 64, 100, 10_000));

    /// Null for the JDK's own, which trusts the JDK's certificates.
    private final SSLSocketFactory sockets;
    private final Duration patience;
    private final Duration deadline;

    /// @param sockets null for the JDK's own
    public Fetcher(SSLSocketFactory sockets) {
        this(sockets, PATIENCE, DEADLINE);
    }

    /// @param patience how long to wait for a connection, and for each read
    /// @param deadline how long all of it may take
    Fetcher(SSLSocketFactory sockets, Duration patience, Duration deadline) {
        this.sockets = sockets;
        this.patience = patience;
        this.deadline = deadline;
    }

    public Document get(URI place) throws FetchFailed {
        return withinDeadline(place, "", Map.of());
    }

    /// @param form    the body, as `application/x-www-form-urlencoded`
    /// @param headers further headers
    public Document post(URI place, String form, Map<String, String> headers) throws FetchFailed {
        return withinDeadline(place, form, headers);
    }

    /// Runs on a virtual thread, since an interrupt then closes the socket in which it waits.
    private Document withinDeadline(URI place, String form, Map<String, String> headers) throws FetchFailed {
        var result = new CompletableFuture<Document>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                result.complete(fetch(place, form, headers));
            } catch (IOException | RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new FetchFailed(place + ": " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw new FetchFailed(place + ": no answer within " + deadline.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailed(place + ": interrupted");
        } finally {
            thread.interrupt();
        }
    }

    private Document fetch(URI place, String form, Map<String, String> headers) throws IOException {
        var connection = (HttpURLConnection) place.toURL().openConnection();
        if (sockets != null && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(Math.toIntExact(patience.toMillis()));
        connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
        connection.setRequestProperty("Accept", "application/json");
        headers.forEach(connection::setRequestProperty);
        if (!form.isEmpty()) {
            send(connection, form.getBytes(StandardCharsets.UTF_8));
        }
        return answer(connection);
    }

    private static void send(HttpURLConnection connection, byte[] form) throws IOException {
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        // Keeps the JDK from sending the body a second time by itself.
        connection.setFixedLengthStreamingMode(form.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form);
        }
    }

    private static Document answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw new IOException("expected status 200, got " + status);
        }
        byte[] body;
        try (InputStream in = connection.getInputStream()) {
            body = in.readNBytes(BYTES + 1);
            if (body.length > BYTES) {
                connection.disconnect();
                throw new IOException("the document is larger than " + BYTES + " bytes");
            }
        }
        return new Document(json(body), String.valueOf(connection.getHeaderField("Cache-Control")));
    }

    private static JsonObject json(byte[] body) throws IOException {
        try {
            if (JSON.read(body) instanceof JsonObject object) {
                return object;
            }
            throw new IOException("expected a JSON object");
        } catch (JsonException e) {
            // Its message may quote the document.
            throw new IOException("the document is no valid JSON", e);
        }
    }
}
