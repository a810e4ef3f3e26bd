package wherry.http.stream;

import java.time.Duration;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.options.StreamLimits;
import wherry.json.Json;

/// Server-sent events that are gone with their connection: a modern call's, or what a listener hears.
public final class ModernStream implements CallStream {
    private final FrameQueue queue;
    private final EventStream stream;

    /// @param heartbeat between the signs that the connection lives
    /// @param atLoss    runs once when the peer is gone
    public ModernStream(Exchange exchange, StreamLimits options, Duration heartbeat, Runnable atLoss) {
        this.queue = new FrameQueue(options);
        this.stream = new EventStream(exchange, ServerSentEvents.TYPE, ServerSentEvents.HEARTBEAT, heartbeat.toNanos(), queue,
                atLoss);
    }

    @Override
    public void send(Json message) {
        queue.put(ServerSentEvents.event(message));
        stream.wake();
    }

    @Override
    public boolean offer(Json message) {
        boolean taken = queue.offer(ServerSentEvents.event(message));
        stream.wake();
        return taken;
    }

    @Override
    public void end(Optional<? extends Json> last) {
        queue.end(last.map(ServerSentEvents::event));
        stream.wake();
    }

    @Override
    public void tick(long now) {
        stream.tick(now);
    }
}
