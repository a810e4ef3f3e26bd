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
    private long begun;
    private boolean closed;

    /// @param replay keeps events for a client that lost its connection
    /// @param budget counts the events that no client has read yet
    LegacyStreams(ReplayBuffer replay, MemoryBudget budget) {
        this.replay = replay;
        this.budget = budget;
    }

    MemoryBudget budget() {
        return budget;
    }

    /// @param polls whether the client knows that a connection may end before its stream does
    synchronized LegacyStream begin(boolean polls) {
        streams.values().removeIf(LegacyStream::isDone);
        var stream = new LegacyStream(this, begun++, polls);
        if (closed) {
            stream.end();
        } else {
            streams.put(stream.number(), stream);
        }
        return stream;
    }

    /// The stream at whose event a client stopped reading, if any of it can still be read.
    synchronized Optional<LegacyStream> find(EventId position) {
        return Optional.ofNullable(streams.get(position.stream()))
                .filter(stream -> !stream.isDone() && position.event() <= stream.log().events());
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
