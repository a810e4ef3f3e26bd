package wherry.http.session;

import java.util.Optional;
import wherry.http.stream.OutgoingMessage;
import wherry.http.stream.ServerSentEvents;
import wherry.json.Json;

/// One stream of a legacy session, which outlives its connections: its events in order, as far as a client has yet to read
/// them or [ReplayBuffer] keeps them. One connection at a time reads it. Its replay's lock guards it, its events and its reader.
public final class EventLog {

    /// Linked, so that a reader goes on from where it is whatever is forgotten behind it.
    final class Event {
        private final long number;
        private final int size;
        private OutgoingMessage frame;
        /// Bytes of all events up to this one.
        private final long end;
        private Event next;
        private boolean kept;

        private Event(long number, OutgoingMessage frame) {
            this.number = number;
            this.frame = frame;
            this.size = frame.bytes().length;
            this.end = (last == null ? 0 : last.end) + size;
        }

        long number() {
            return number;
        }

        int size() {
            return size;
        }

        /// Empty when it was forgotten.
        Optional<byte[]> frame() {
            return Optional.ofNullable(frame).map(OutgoingMessage::bytes);
        }

        /// To be called in the order of the events.
        void forget() {
            frame.close();
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
        Optional<OutgoingMessage> frame = OutgoingMessage.of(message, replay.budget(),
                json -> ServerSentEvents.event("id: " + new EventId(number, events + 1) + "\n", json));
        frame.ifPresent(present -> append(new Event(++events, present)));
    }

    private void append(Event event) {
        if (first == null) {
            first = event;
        }
        if (last != null) {
            last.next = event;
        }
        last = event;
        reader.ifPresentOrElse(connected -> connected.stream().wake(), () -> keep(event));
    }

    /// Gives the stream to a reader. A reader that has it loses its connection: its client is the same one, and may have vanished
    /// without a word.
    public void attach(EventLogReader next) {
        synchronized (replay) {
            reader.ifPresent(former -> {
                former.cut(Optional.empty());
                detach(former);
            });
            reader = Optional.of(next);
        }
        next.stream().wake();
    }

    /// How many events there are from this one on.
    long eventsFrom(Event event) {
        return last.number - event.number + 1;
    }

    /// Their bytes.
    long bytesFrom(Event event) {
        return last.end - event.end + event.size;
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
