package wherry.http.stream;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;

/// The writing side of one streamed answer.
///
/// Whoever has something for the peer puts it into the frames and calls [#wake]; a virtual thread of the stream's own writes
/// it and ends when nothing is left, so that an idle stream costs no thread, and no interrupt that is meant for a tool, and
/// no slow peer, meets the thread that had something to say.
///
/// A peer's loss shows in a failed write alone, and in the second one after it left: hence the heartbeats, each of two steps.
public final class EventStream implements Exchange.Watch {
    private final Exchange exchange;
    private final String contentType;
    private final byte[] heartbeat;
    private final long period;
    private final FrameSource frames;
    private final Runnable atLoss;
    /// More than 0 exactly while there is a writer; counts who came while it was at work.
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean heartbeatDue;
    private volatile boolean closed;
    /// Of the writer.
    private boolean opened;
    /// Of the monitor.
    private long nextHeartbeat;
    private boolean secondStep;

    /// @param heartbeat   what the peer skips
    /// @param atLoss runs once, on the writer, when the peer went away before the frames was over
    public EventStream(Exchange exchange, String contentType, byte[] heartbeat, long periodNanos, FrameSource frames, Runnable atLoss) {
        this.exchange = exchange;
        this.contentType = contentType;
        this.heartbeat = heartbeat;
        this.period = periodNanos;
        this.frames = frames;
        this.atLoss = atLoss;
        this.nextHeartbeat = System.nanoTime();
    }

    /// Has the writer look at the frames. Never waits.
    public void wake() {
        if (wakes.getAndIncrement() == 0) {
            Thread.ofVirtual().start(this::write);
        }
    }

    /// Sends a heartbeat now, so that a peer that is gone is noticed soon.
    public void probe() {
        heartbeatDue = true;
        wake();
    }

    @Override
    public void tick(long now) {
        if (now - nextHeartbeat >= 0) {
            nextHeartbeat = now + (secondStep ? period : ExchangeMonitor.TICK_NANOS);
            secondStep = !secondStep;
            probe();
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
            exchange.open(contentType);
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
            exchange.write(heartbeat);
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
