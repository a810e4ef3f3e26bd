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
        /// Null when it was forgotten.
        private byte[] bytes;
        /// What it counts for while no client has read it and it is not kept; null afterwards.
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

        /// What its bytes count for while they are written. It stays counted if it is forgotten meanwhile.
        ///
        /// @return empty when there is no room: the event counts as kept, and no longer as a message
        Optional<MemoryBudget.Hold> take() {
            Optional<MemoryBudget.Hold> taken = hold == null ? budget.tryHold(size) : Optional.of(hold);
            hold = null;
            return taken;
        }

        /// Has it count as kept, and no longer as a message that waits.
        ///
        /// @return false when it was kept before
        boolean keep() {
            if (hold != null) {
                hold.close();
                hold = null;
            }
            boolean before = kept;
            kept = true;
            return !before;
        }

        /// To be called in the order of the events.
        void forget() {
            bytes = null;
            start.next = next;
        }
    }

    private final MemoryBudget budget;
    /// Stands before the events that are there.
    private final Event start;
    private Event last;

    EventLog(MemoryBudget budget) {
        this.budget = budget;
        this.start = new Event(0, 0, new byte[0], budget.hold());
        this.last = start;
    }

    /// The place before all events that are there.
    Event start() {
        return start;
    }

    /// The number of the last event, which counts from 1.
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

    /// The first event after a place whose number is larger than this one, and that is not forgotten.
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

    /// Their bytes.
    long bytesFrom(Event event) {
        return last.end - event.end + event.size;
    }

    void forEach(Consumer<Event> action) {
        for (Event event = start.next; event != null; event = event.next) {
            action.accept(event);
        }
    }
}
