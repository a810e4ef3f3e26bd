package wherry.http;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The writing side of one streamed answer.
///
/// Whoever has something for the peer puts it into the feed and calls [#wake]; a virtual thread of the stream's own writes
/// it and ends when nothing is left, so that an idle stream costs no thread, and no interrupt that is meant for a tool, and
/// no slow peer, meets the thread that had something to say.
///
/// A peer's loss shows in a failed write alone, and in the second one after it left: hence the beats, each of two steps.
final class EventStream implements Exchange.Watch {
    private final Exchange exchange;
    private final String contentType;
    private final byte[] beat;
    private final long period;
    private final Feed feed;
    private final Runnable atLoss;
    /// More than 0 exactly while there is a writer; counts who came while it was at work.
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean beatDue;
    private volatile boolean closed;
    /// Of the writer.
    private boolean opened;
    /// Of the pulse.
    private long nextBeat;
    private boolean secondStep;

    /// @param beat   what the peer skips
    /// @param atLoss runs once, on the writer, when the peer went away before the feed was over
    EventStream(Exchange exchange, String contentType, byte[] beat, long periodNanos, Feed feed, Runnable atLoss) {
        this.exchange = exchange;
        this.contentType = contentType;
        this.beat = beat;
        this.period = periodNanos;
        this.feed = feed;
        this.atLoss = atLoss;
        this.nextBeat = System.nanoTime();
    }

    /// Has the writer look at the feed. Never waits.
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            Thread.ofVirtual().start(this::write);
        }
    }

    /// Sends a beat now, so that a peer that is gone is noticed soon.
    void probe() {
        beatDue = true;
        wake();
    }

    @Override
    public void tick(long now) {
        if (now - nextBeat >= 0) {
            nextBeat = now + (secondStep ? period : Pulse.TICK_NANOS);
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
            beatDue = true;
        }
        drain();
        if (feed.isOver()) {
            closed = true;
            exchange.finish();
            return;
        }
        if (beatDue) {
            beatDue = false;
            exchange.write(beat);
        }
        exchange.flush();
    }

    private void drain() throws IOException {
        for (Optional<byte[]> frame = feed.next(); frame.isPresent(); frame = feed.next()) {
            exchange.write(frame.get());
            beatDue = false;
        }
    }

    private void lose() {
        closed = true;
        feed.abandon();
        try {
            exchange.finish();
        } catch (IOException e) {
            // It was broken before.
        }
        atLoss.run();
    }
}
