package wherry.check.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.testkit.Wire.Received;

/// The messages of the server that the test has not taken yet. Safe for use by many threads.
final class Inbox {
    private final LinkedBlockingQueue<Received> messages = new LinkedBlockingQueue<>();
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    /// Adds one message. A text that is not one is kept as an object that says so, so that the test fails at it.
    void put(String stream, String text) {
        Json message;
        try {
            message = reader.read(text);
        } catch (JsonException e) {
            message = JsonObject.of("noJson", Json.of(text));
        }
        messages.add(new Received(stream, message));
    }

    Optional<Received> take(Duration patience) throws InterruptedException {
        return Optional.ofNullable(messages.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }
}
