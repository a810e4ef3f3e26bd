package wherry.http;

import java.util.Optional;
import wherry.json.Json;

/// Server-sent events that are gone with their connection: a modern call's, or what a listener hears.
final class ModernStream implements Streamed {
    private final Mailbox mailbox;
    private final EventStream stream;
    private final boolean listens;
    private final Runnable atLoss;

    /// @param listens whether its messages come from threads that must not wait for this peer: one that does not keep up is
    ///                cut off
    /// @param atLoss  runs once when the peer is gone
    ModernStream(Exchange exchange, HttpOptions.Streams options, boolean listens, Runnable atLoss) {
        this.mailbox = new Mailbox(options);
        this.listens = listens;
        this.atLoss = atLoss;
        long period = (listens ? options.idleBeat() : options.beat()).toNanos();
        this.stream = new EventStream(exchange, Sse.TYPE, Sse.BEAT, period, mailbox, atLoss);
    }

    @Override
    public void send(Json message) {
        byte[] frame = Sse.event(message);
        if (!listens) {
            mailbox.put(frame);
        } else if (!mailbox.offer(frame)) {
            mailbox.end(Optional.empty());
            atLoss.run();
        }
        stream.wake();
    }

    @Override
    public void end(Optional<? extends Json> last) {
        mailbox.end(last.map(Sse::event));
        stream.wake();
    }

    @Override
    public void tick(long now) {
        stream.tick(now);
    }
}
