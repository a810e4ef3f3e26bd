package wherry.http.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.StreamLimits;
import wherry.json.Json;
import wherry.json.JsonWriter;

/// One JSON text that comes late, with white space in front as the heartbeat, for a client that takes no events.
public final class JsonStream implements CallStream {
    private static final byte[] SPACE = " ".getBytes(StandardCharsets.US_ASCII);

    private final FrameQueue queue;
    private final EventStream stream;
    private final MemoryBudget budget;

    public JsonStream(Exchange exchange, StreamLimits options, Runnable atLoss) {
        this.budget = exchange.budget();
        this.queue = new FrameQueue(options);
        this.stream = new EventStream(exchange, "application/json", SPACE, options.heartbeat().toNanos(), queue, atLoss);
    }

    @Override
    public void send(Json message) {
        throw new IllegalStateException("no place for " + message);
    }

    @Override
    public boolean offer(Json message) {
        throw new IllegalStateException("no place for " + message);
    }

    @Override
    public void end(Optional<? extends Json> last) {
        queue.end(last.flatMap(message -> OutgoingMessage.of(message, budget, JsonWriter::bytes)));
        stream.wake();
    }

    @Override
    public void tick(long now) {
        stream.tick(now);
    }
}
