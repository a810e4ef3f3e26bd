package wherry.http.stream;

import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.options.StreamLimits;
import wherry.json.Json;

/// Server-sent events that are gone with their connection: a modern call's, or what a listener hears.
public final class ModernStream implements CallStream {
    private final FrameQueue queue;
    private final EventStream stream;
    private final boolean listens;
    private final Runnable atLoss;

    /// @param listens whether its messages come from threads that must not wait for this peer: one that does not keep up is
    ///                cut off
    /// @param atLoss  runs once when the peer is gone
    public ModernStream(Exchange exchange, StreamLimits options, boolean listens, Runnable atLoss) {
        this.queue = new FrameQueue(options);
        this.listens = listens;
        this.atLoss = atLoss;
        long period = (listens ? options.listenHeartbeat() : options.heartbeat()).toNanos();
        this.stream = new EventStream(exchange, ServerSentEvents.TYPE, ServerSentEvents.HEARTBEAT, period, queue, atLoss);
    }

    @Override
    public void send(Json message) {
        byte[] frame = ServerSentEvents.event(message);
        if (!listens) {
            queue.put(frame);
        } else if (!queue.offer(frame)) {
            queue.end(Optional.empty());
            atLoss.run();
        }
        stream.wake();
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
