package wherry.http.session;

import java.util.Optional;
import java.util.function.Consumer;
import wherry.http.exchange.MemoryBudget;
import wherry.http.stream.OutgoingMessage;

/// The storage of one stream of a legacy session: its events in order, until [ReplayBuffer] forgets them. Its session's [LegacyStreams]
/// guards it.
final class EventLog {

    /// One event. The events are linked, so that a reader goes on from its place when the events before it are forgotten.
    final class Event {
        private final long number;
        private final int size;
        /// Bytes of all events up to this one.
        private final long end;
        private Event next;
        /// Null after it was forgotten.
        private byte[] bytes;
        /// Its part of the memory budget while it waits to be written and is not kept. Null afterwards.
        private MemoryBudget.Hold hold;
        private boolean kept;

        private Event(long number, long end, byte[] bytes, MemoryBudget.Hold hold) {
            this.number = number;
            this.size = bytes.length;
            this.end = end;
            this.bytes = bytes;
            this.hold = hold;
        }

        long number() {
            return number;
        }

        int size() {
            return size;
        }

        boolean isForgotten() {
            return bytes == null;
        }

        byte[] bytes() {
            return bytes;
        }

        /// The part of the memory budget for its bytes while they are written. The reader keeps it even if the event is forgotten meanwhile.
        ///
        /// @return empty when there is no room; only the kept event is counted then
        Optional<MemoryBudget.Hold> take() {
            Optional<MemoryBudget.Hold> taken = hold == null ? budget.tryHold(size) : Optional.of(hold);
            hold = null;
            return taken;
        }

        /// Marks it as kept. It no longer counts as a message that waits.
        ///
        /// @return false if it was kept already
        boolean keep() {
            if (hold != null) {
                hold.close();
                hold = null;
            }
            boolean before = kept;
            kept = true;
            return !before;
        }

        /// Callers forget events in their order.
        void forget() {
            bytes = null;
            start.next = next;
        }
    }

    private final MemoryBudget budget;
    /// A place before the stored events.
    private final Event start;
    private Event last;

    /// @param before the number before that of the first event
    EventLog(MemoryBudget budget, long before) {
        this.budget = budget;
        this.start = new Event(before, 0, new byte[0], budget.hold());
        this.last = start;
    }

    /// The place before all stored events.
    Event start() {
        return start;
    }

    /// The number of the last event.
    long events() {
        return last.number;
    }

    boolean isEmpty() {
        return start.next == null;
    }

    Event append(OutgoingMessage message) {
        last.next = new Event(last.number + 1, last.end + message.bytes().length, message.bytes(), message.hold());
        last = last.next;
        return last;
    }

    /// The first event after the place that has a larger number than this and is not forgotten.
    Optional<Event> after(Event place, long number) {
        Event next = place.next;
        while (next != null && (next.number <= number || next.isForgotten())) {
            next = next.next;
        }
        return Optional.ofNullable(next);
    }

    /// How many events there are from this one on.
    long eventsFrom(Event event) {
        return last.number - event.number + 1;
    }

    /// The bytes of these events.
    long bytesFrom(Event event) {
        return last.end - event.end + event.size;
    }

    void forEach(Consumer<Event> action) {
        for (Event event = start.next; event != null; event = event.next) {
            action.accept(event);
        }
    }
}
