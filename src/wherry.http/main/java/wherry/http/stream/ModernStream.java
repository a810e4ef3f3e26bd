package wherry.http.stream;

import java.time.Duration;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.StreamLimits;
import wherry.json.Json;

/// Server-sent events that are gone with their connection: a modern call's, or what a listener hears.
public final class ModernStream implements CallStream {
    private final FrameQueue queue;
    private final EventStream stream;
    private final MemoryBudget budget;

    /// @param heartbeat between the signs that the connection lives
    /// @param atLoss    runs once when the peer is gone
    public ModernStream(Exchange exchange, StreamLimits options, Duration heartbeat, Runnable atLoss) {
        this.budget = exchange.budget();
        this.queue = new FrameQueue(options);
        this.stream = new EventStream(exchange, ServerSentEvents.TYPE, ServerSentEvents.HEARTBEAT, heartbeat.toNanos(), queue,
                atLoss);
    }

    @Override
    public void send(Json message) {
        frame(message).ifPresent(queue::put);
        stream.wake();
    }

    @Override
    public boolean offer(Json message) {
        boolean taken = frame(message).map(queue::offer).orElse(false);
        stream.wake();
        return taken;
    }

    @Override
    public void end(Optional<? extends Json> last) {
        queue.end(last.flatMap(this::frame));
        stream.wake();
    }

    @Override
    public void tick(long now) {
        stream.tick(now);
    }

    private Optional<OutgoingMessage> frame(Json message) {
        return OutgoingMessage.of(message, budget, ServerSentEvents::event);
    }
}
