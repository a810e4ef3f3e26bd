package wherry.http.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;

/// The connection of one streamed answer.
///
/// A sender puts a frame into the [FrameSource] and calls [#wake]. A virtual thread of the stream's own writes it, and ends when nothing is left.
/// So an idle stream has no thread, the sender waits for no slow peer, and an interrupt of the sender breaks no write.
///
/// The loss of a peer shows only when a write fails, and only at the second write after it left: hence the heartbeats, each of two steps.
public final class EventStream implements Exchange.Watch {
    private final Exchange exchange;
    private final Framing framing;
    private final long period;
    private final FrameSource frames;
    private final Runnable atLoss;
    /// More than 0 exactly while there is a writer; counts the calls of [#wake] while it was at work.
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean heartbeatDue;
    private volatile boolean closed;
    /// Used by the writer alone.
    private boolean opened;
    /// Used by the monitor alone, as is the next field.
    private long nextHeartbeat;
    private boolean secondStep;

    /// @param heartbeat the time between two
    /// @param atLoss    runs once, on the writer, when the peer went away before the frames were over
    public EventStream(Exchange exchange, Framing framing, Duration heartbeat, FrameSource frames, Runnable atLoss) {
        this.exchange = exchange;
        this.framing = framing;
        this.period = heartbeat.toNanos();
        this.frames = frames;
        this.atLoss = atLoss;
        this.nextHeartbeat = System.nanoTime();
    }

    /// Has the writer take the frames that are there. Never waits.
    public void wake() {
        if (wakes.getAndIncrement() == 0) {
            Thread.ofVirtual().start(this::write);
        }
    }

    @Override
    public void tick(long now) {
        if (now - nextHeartbeat >= 0) {
            nextHeartbeat = now + (secondStep ? period : ExchangeMonitor.TICK_NANOS);
            secondStep = !secondStep;
            heartbeatDue = true;
            wake();
        }
    }

    private void write() {
        int seen;
        do {
            seen = wakes.get();
            if (!closed) {
                turn();
            }
        } while (!wakes.compareAndSet(seen, 0));
    }

    private void turn() {
        try {
            advance();
        } catch (IOException e) {
            // The peer went away, which is no error.
            lose();
        } catch (Throwable e) {
            exchange.report(e);
            lose();
        }
    }

    private void advance() throws IOException {
        if (!opened) {
            opened = true;
            exchange.open(framing.contentType());
            heartbeatDue = true;
        }
        drain();
        if (frames.isOver()) {
            closed = true;
            exchange.finish();
            return;
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            exchange.write(framing.heartbeat());
        }
        exchange.flush();
    }

    private void drain() throws IOException {
        for (Optional<byte[]> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            exchange.write(frame.get());
            heartbeatDue = false;
        }
    }

    private void lose() {
        closed = true;
        frames.abandon();
        try {
            exchange.finish();
        } catch (IOException e) {
            // It was broken before.
        }
        atLoss.run();
    }
}
