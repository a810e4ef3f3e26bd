package wherry.http.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.http.exchange.MemoryBudget;

/// The streams of one session by their numbers. This object's lock guards them, their events and their readers.
final class LegacyStreams {
    private final ReplayBuffer replay;
    private final MemoryBudget budget;
    private final Map<Long, LegacyStream> streams = new HashMap<>();
    private final long before;
    private final LegacyStream general;
    private long begun;
    private boolean closed;

    /// @param replay keeps events for a client that lost its connection
    /// @param budget counts the events that no client has read yet
    /// @param before the number from which streams and events count on: 0, or in a session that was taken up more than the client has seen
    LegacyStreams(ReplayBuffer replay, MemoryBudget budget, long before) {
        this.replay = replay;
        this.budget = budget;
        this.before = before;
        this.general = new LegacyStream(this, 0, false);
        this.begun = before;
        streams.put(0L, general);
    }

    /// The stream of what belongs to no call.
    LegacyStream general() {
        return general;
    }

    /// The number before that of a stream's first event.
    long before() {
        return before;
    }

    MemoryBudget budget() {
        return budget;
    }

    /// @param polls whether the client knows that a connection may end before its stream does
    synchronized LegacyStream begin(boolean polls) {
        streams.values().removeIf(LegacyStream::isDone);
        var stream = new LegacyStream(this, ++begun, polls);
        if (closed) {
            stream.end();
        } else {
            streams.put(stream.number(), stream);
        }
        return stream;
    }

    /// The stream at whose event a client stopped reading, if any of it can still be read. Of a session that was taken up, that may be
    /// an event of the general stream in another process.
    synchronized Optional<LegacyStream> find(EventId position) {
        return Optional.ofNullable(streams.get(position.stream())).filter(stream -> !stream.isDone()
                && (position.event() <= stream.log().events() || before > 0 && stream == general));
    }

    /// Whether a client is connected to one of them.
    synchronized boolean isRead() {
        return streams.values().stream().anyMatch(LegacyStream::isRead);
    }

    synchronized void keep(EventLog.Event event) {
        replay.keep(event);
        if (closed) {
            replay.forgetAll();
        }
    }

    synchronized void forgetKept() {
        replay.forgetAll();
    }

    /// Ends all of them and forgets what was kept.
    synchronized void close() {
        closed = true;
        List.copyOf(streams.values()).forEach(LegacyStream::end);
        replay.forgetAll();
    }
}
