package wherry.http;

import java.time.Duration;
import java.util.Optional;

/// A connection's place in a [Journal]. The journal's replay guards it.
final class Reader implements Feed {
    private final Journal journal;
    private final HttpOptions.Streams options;
    private final EventStream stream;
    private Optional<byte[]> prelude;
    private Optional<byte[]> farewell = Optional.empty();
    private Optional<Journal.Event> last = Optional.empty();
    private long position;
    private long unread;
    private long unreadBytes;
    private boolean cut;

    /// @param after   the number of the event that the client has read last
    /// @param prelude to be written first
    /// @param beat    between the signs of life
    Reader(Exchange exchange, Journal journal, long after, Optional<byte[]> prelude, Duration beat, HttpOptions.Streams options) {
        this.journal = journal;
        this.options = options;
        this.position = after;
        this.prelude = prelude;
        this.stream = new EventStream(exchange, Sse.TYPE, Sse.BEAT, beat.toNanos(), this, () -> {
        });
    }

    EventStream stream() {
        return stream;
    }

    long position() {
        return position;
    }

    /// Says that there is one more to read.
    void add(Journal.Event event) {
        unread++;
        unreadBytes += event.size();
        stream.wake();
    }

    /// Whether as much waits for this client as may.
    boolean isBehind() {
        return unread >= options.backlogEvents() || unread > 0 && unreadBytes >= options.backlogBytes();
    }

    /// Ends the connection, but not the stream.
    ///
    /// @param retry after which the client should come back; if there is one, it gets what waits for it first
    void cut(Optional<Duration> retry) {
        synchronized (journal.replay()) {
            cut = true;
            farewell = retry.map(Sse::retry);
        }
        stream.wake();
    }

    @Override
    public Optional<byte[]> next() {
        synchronized (journal.replay()) {
            Optional<byte[]> frame = isCut() ? Optional.empty() : prelude;
            prelude = Optional.empty();
            while (frame.isEmpty() && !isCut() && advance()) {
                frame = last.flatMap(Journal.Event::frame);
            }
            if (frame.isEmpty()) {
                frame = farewell;
                farewell = Optional.empty();
            }
            return frame;
        }
    }

    private boolean advance() {
        Optional<Journal.Event> event = journal.after(last, position);
        event.ifPresent(next -> {
            last = event;
            position = next.number();
            unread--;
            unreadBytes -= next.size();
            journal.wasRead(next);
        });
        return event.isPresent();
    }

    private boolean isCut() {
        return cut && farewell.isEmpty();
    }

    @Override
    public boolean isOver() {
        synchronized (journal.replay()) {
            boolean over = isCut() || journal.isOver() && journal.after(last, position).isEmpty();
            if (over) {
                journal.detach(this);
            }
            return over;
        }
    }

    @Override
    public void abandon() {
        journal.detach(this);
    }
}
