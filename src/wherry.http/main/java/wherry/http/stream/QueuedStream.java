package wherry.http.stream;

import java.time.Duration;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.StreamLimits;
import wherry.json.Json;

/// A stream that is gone with its connection: a modern call's, what a listener hears, or an answer in JSON that comes late.
public final class QueuedStream implements CallStream {
    private final Framing framing;
    private final FrameQueue queue;
    private final EventStream connection;
    private final MemoryBudget budget;

    /// @param heartbeat between the signs that the connection lives
    /// @param atLoss    runs once when the peer is gone
    public QueuedStream(Exchange exchange, Framing framing, StreamLimits limits, Duration heartbeat, Runnable atLoss) {
        this.framing = framing;
        this.budget = exchange.budget();
        this.queue = new FrameQueue(limits);
        this.connection = new EventStream(exchange, framing, heartbeat, queue, atLoss);
    }

    /// Writes a frame that is no message, which is too small to be counted.
    public void send(byte[] frame) {
        queue.put(OutgoingMessage.small(frame, budget));
        connection.wake();
    }

    @Override
    public void send(Json message) {
        frame(message).ifPresent(queue::put);
        connection.wake();
    }

    @Override
    public boolean offer(Json message) {
        boolean taken = frame(message).map(queue::offer).orElse(false);
        connection.wake();
        return taken;
    }

    @Override
    public void end(Json last) {
        frame(last).ifPresent(queue::last);
        end();
    }

    @Override
    public void end() {
        queue.end();
        connection.wake();
    }

    @Override
    public void tick(long now) {
        connection.tick(now);
    }

    private Optional<OutgoingMessage> frame(Json message) {
        return OutgoingMessage.of(message, budget, framing.bytes());
    }
}
