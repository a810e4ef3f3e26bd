package wherry.http.session;

import java.time.Duration;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.options.StreamLimits;
import wherry.http.stream.EventStream;
import wherry.http.stream.FrameSource;
import wherry.http.stream.ServerSentEvents;

/// A connection's place in a [EventLog]. The log's replay guards it.
public final class EventLogReader implements FrameSource {
    private final EventLog log;
    private final StreamLimits options;
    private final EventStream stream;
    private Optional<byte[]> prelude;
    private Optional<byte[]> farewell = Optional.empty();
    private Optional<EventLog.Event> last = Optional.empty();
    private long position;
    private boolean cut;

    /// @param after   the number of the event that the client has read last
    /// @param prelude to be written first
    /// @param heartbeat the time between two
    EventLogReader(Exchange exchange, EventLog log, long after, Optional<byte[]> prelude, Duration heartbeat, StreamLimits options) {
        this.log = log;
        this.options = options;
        this.position = after;
        this.prelude = prelude;
        this.stream = new EventStream(exchange, ServerSentEvents.TYPE, ServerSentEvents.HEARTBEAT, heartbeat.toNanos(), this, () -> {
        });
    }

    public EventStream stream() {
        return stream;
    }

    long position() {
        return position;
    }

    /// Whether as much waits for this client as may.
    boolean isBehind() {
        return log.after(last, position).map(next -> log.eventsFrom(next) >= options.backlogEvents()
                || log.bytesFrom(next) >= options.backlogBytes()).orElse(false);
    }

    /// Ends the connection, but not the stream.
    ///
    /// @param retry after which the client should come back; if there is one, it gets what waits for it first
    void cut(Optional<Duration> retry) {
        synchronized (log.replay()) {
            cut = true;
            farewell = retry.map(ServerSentEvents::retry);
        }
        stream.wake();
    }

    @Override
    public Optional<byte[]> next() {
        synchronized (log.replay()) {
            Optional<byte[]> frame = isCut() ? Optional.empty() : prelude;
            prelude = Optional.empty();
            while (frame.isEmpty() && !isCut() && advance()) {
                frame = last.flatMap(EventLog.Event::frame);
            }
            if (frame.isEmpty()) {
                frame = farewell;
                farewell = Optional.empty();
            }
            return frame;
        }
    }

    private boolean advance() {
        Optional<EventLog.Event> event = log.after(last, position);
        event.ifPresent(next -> {
            last = event;
            position = next.number();
            log.wasRead(next);
        });
        return event.isPresent();
    }

    private boolean isCut() {
        return cut && farewell.isEmpty();
    }

    @Override
    public boolean isOver() {
        synchronized (log.replay()) {
            boolean over = isCut() || log.isOver() && log.after(last, position).isEmpty();
            if (over) {
                log.detach(this);
            }
            return over;
        }
    }

    @Override
    public void abandon() {
        log.detach(this);
    }
}
