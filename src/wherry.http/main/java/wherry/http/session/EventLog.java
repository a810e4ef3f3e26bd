package wherry.http.session;

import java.util.Optional;
import wherry.http.stream.ServerSentEvents;
import wherry.json.Json;

/// One stream of a legacy session, which outlives its connections: its events in order, as far as somebody has yet to read
/// them or [ReplayBuffer] keeps them. One connection at a time reads it. Its replay's lock guards it, its events and its reader.
public final class EventLog {

    /// Linked, so that a reader goes on from where it is whatever is forgotten behind it.
    final class Event {
        private final long number = ++events;
        private final int size;
        private byte[] frame;
        private Event next;
        private boolean kept;

        private Event(Json message) {
            frame = ServerSentEvents.event("id: " + new EventId(EventLog.this.number, number) + "\n", message);
            size = frame.length;
        }

        long number() {
            return number;
        }

        int size() {
            return size;
        }

        /// Empty when it was forgotten.
        Optional<byte[]> frame() {
            return Optional.ofNullable(frame);
        }

        /// To be called in the order of the events.
        void forget() {
            frame = null;
            first = next;
            forgetWhenDone();
        }
    }

    private final ReplayBuffer replay;
    private final long number;
    private Event first;
    private Event last;
    private long events;
    private long read;
    private boolean over;
    private Optional<EventLogReader> reader = Optional.empty();

    EventLog(ReplayBuffer replay, long number) {
        this.replay = replay;
        this.number = number;
    }

    long number() {
        return number;
    }

    ReplayBuffer replay() {
        return replay;
    }

    /// The number of the last event that was written to a client.
    public long read() {
        synchronized (replay) {
            return read;
        }
    }

    /// The number of the last event, written or not.
    long events() {
        synchronized (replay) {
            return events;
        }
    }

    boolean isOver() {
        return over;
    }

    public Optional<EventLogReader> reader() {
        synchronized (replay) {
            return reader;
        }
    }

    /// Takes a message in, and waits while a connected client is behind.
    void put(Json message) {
        synchronized (replay) {
            try {
                while (!over && reader.map(EventLogReader::isBehind).orElse(false)) {
                    replay.wait();
                }
                add(message);
            } catch (InterruptedException e) {
                // The call was cancelled: nobody wants the message. Its code is still to hear of it.
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Takes a message in without waiting: a connected client that is behind is cut off, and may come back for it.
    void offer(Json message) {
        synchronized (replay) {
            reader.filter(EventLogReader::isBehind).ifPresent(slow -> slow.cut(Optional.empty()));
            add(message);
        }
    }

    /// Ends the stream, after a last message if there is one.
    void end(Optional<? extends Json> message) {
        synchronized (replay) {
            message.ifPresent(this::add);
            over = true;
            replay.notifyAll();
            reader.ifPresent(connected -> connected.stream().wake());
            forgetWhenDone();
        }
    }

    private void add(Json message) {
        if (over) {
            return;
        }
        var event = new Event(message);
        if (first == null) {
            first = event;
        }
        if (last != null) {
            last.next = event;
        }
        last = event;
        reader.ifPresentOrElse(connected -> connected.add(event), () -> keep(event));
    }

    /// Gives the stream to a reader.
    ///
    /// @return false when another one has it
    public boolean attach(EventLogReader next) {
        synchronized (replay) {
            if (reader.isPresent()) {
                return false;
            }
            reader = Optional.of(next);
            for (Optional<Event> event = after(Optional.empty(), next.position()); event.isPresent();
                    event = after(event, next.position())) {
                next.add(event.get());
            }
            return true;
        }
    }

    /// Takes the stream from a reader; what it has not read stays for the next one.
    void detach(EventLogReader former) {
        synchronized (replay) {
            if (reader.equals(Optional.of(former))) {
                reader = Optional.empty();
                for (Event event = first; event != null; event = event.next) {
                    keep(event);
                }
                forgetWhenDone();
                replay.notifyAll();
            }
        }
    }

    /// The event after that one, or the first that comes after a number.
    Optional<Event> after(Optional<Event> event, long number) {
        Event next = event.isPresent() ? event.get().next : first;
        while (next != null && next.number <= number) {
            next = next.next;
        }
        return Optional.ofNullable(next);
    }

    void wasRead(Event event) {
        read = Math.max(read, event.number);
        keep(event);
        replay.notifyAll();
    }

    private void keep(Event event) {
        if (!event.kept) {
            event.kept = true;
            replay.keep(event);
        }
    }

    private void forgetWhenDone() {
        if (over && first == null && reader.isEmpty()) {
            replay.forget(this);
        }
    }
}
