package wherry.http.session;

import java.time.Duration;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.StreamLimits;
import wherry.http.stream.EventStream;
import wherry.http.stream.FrameSource;
import wherry.http.stream.Framing;
import wherry.http.stream.ServerSentEvents;

/// One connection's place in the events of a [LegacyStream]. The session's [LegacyStreams] guards it.
public final class EventLogReader implements FrameSource, Exchange.Watch {
    private final LegacyStream stream;
    private final StreamLimits limits;
    private final EventStream connection;
    private EventLog.Event last;
    private long position;
    /// The first frame. Null once it was written.
    private byte[] prelude;
    /// The last frame before a cut connection ends. Null when there is none.
    private byte[] farewell;
    private boolean cut;
    /// The part of the memory budget for the event that is being written.
    private MemoryBudget.Hold writing;

    /// @param after     the number of the last event that the client has read
    /// @param prelude   the first frame; it may be empty
    /// @param heartbeat the time between two heartbeats
    EventLogReader(Exchange exchange, LegacyStream stream, long after, byte[] prelude, Duration heartbeat, StreamLimits limits) {
        this.stream = stream;
        this.limits = limits;
        this.last = stream.log().start();
        this.position = after;
        this.prelude = prelude.length == 0 ? null : prelude;
        this.writing = exchange.budget().hold();
        this.connection = new EventStream(exchange, Framing.EVENTS, heartbeat, this, () -> {
        });
    }

    public EventStream connection() {
        return connection;
    }

    /// Whether the events that wait for this client have reached a limit.
    boolean isBehind() {
        EventLog log = stream.log();
        return log.after(last, position)
                .map(next -> log.eventsFrom(next) >= limits.backlogEvents() || log.bytesFrom(next) >= limits.backlogBytes())
                .orElse(false);
    }

    /// Ends the connection now. The stream goes on.
    void cut() {
        cut = true;
        connection.wake();
    }

    /// Ends the connection after the events that wait for the client. The stream goes on.
    ///
    /// @param retry after which the client should come back
    void cut(Duration retry) {
        farewell = ServerSentEvents.retry(retry);
        cut();
    }

    @Override
    public void tick(long now) {
        connection.tick(now);
    }

    @Override
    public void expire() {
        synchronized (stream.lock()) {
            if (!cut) {
                cut();
                stream.detach(this);
            }
        }
    }

    @Override
    public Optional<byte[]> next() {
        synchronized (stream.lock()) {
            writing.close();
            if (isCut()) {
                return Optional.empty();
            }
            byte[] frame = prelude;
            prelude = null;
            if (frame == null) {
                frame = nextEvent();
            }
            if (frame == null) {
                frame = farewell;
                farewell = null;
            }
            return Optional.ofNullable(frame);
        }
    }

    /// Null when there is none, or no room in the memory budget. In the latter case the connection ends, and the client may come back.
    private byte[] nextEvent() {
        Optional<EventLog.Event> next = stream.log().after(last, position);
        if (next.isEmpty()) {
            return null;
        }
        EventLog.Event event = next.get();
        Optional<MemoryBudget.Hold> hold = event.take();
        if (hold.isEmpty()) {
            farewell = null;
            cut = true;
            return null;
        }
        byte[] bytes = event.bytes();
        writing = hold.get();
        last = event;
        position = event.number();
        stream.wasRead(event);
        return bytes;
    }

    private boolean isCut() {
        return cut && farewell == null;
    }

    @Override
    public boolean isOver() {
        synchronized (stream.lock()) {
            boolean over = isCut() || stream.isOver() && stream.log().after(last, position).isEmpty();
            if (over) {
                stream.detach(this);
            }
            return over;
        }
    }

    @Override
    public void abandon() {
        synchronized (stream.lock()) {
            writing.close();
            stream.detach(this);
        }
    }
}
