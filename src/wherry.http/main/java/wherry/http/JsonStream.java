package wherry.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonWriter;

/// One JSON text that comes late, with white space in front as the sign of life, for a client that takes no events.
final class JsonStream implements Streamed {
    private static final byte[] SPACE = " ".getBytes(StandardCharsets.US_ASCII);

    private final Mailbox mailbox;
    private final EventStream stream;

    JsonStream(Exchange exchange, HttpOptions.Streams options, Runnable atLoss) {
        this.mailbox = new Mailbox(options);
        this.stream = new EventStream(exchange, "application/json", SPACE, options.beat().toNanos(), mailbox, atLoss);
    }

    @Override
    public void send(Json message) {
        throw new IllegalStateException("no place for " + message);
    }

    @Override
    public void end(Optional<? extends Json> last) {
        mailbox.end(last.map(JsonWriter::bytes));
        stream.wake();
    }

    @Override
    public void tick(long now) {
        stream.tick(now);
    }
}
