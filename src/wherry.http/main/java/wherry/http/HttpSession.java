package wherry.http;

import java.time.Duration;
import java.util.Optional;
import wherry.protocol.Revision;
import wherry.server.Session;

/// A legacy session over HTTP: what the server remembers of it, and its streams. Safe for use by many threads.
final class HttpSession {
    private final String id;
    private final Session session;
    private final Replay replay;
    private final Journal general;
    private final HttpOptions.Streams options;
    private volatile long usedAt = System.nanoTime();

    /// @param general the stream of what belongs to no call
    HttpSession(String id, Session session, Replay replay, Journal general, HttpOptions.Streams options) {
        this.id = id;
        this.session = session;
        this.replay = replay;
        this.general = general;
        this.options = options;
    }

    String id() {
        return id;
    }

    Session session() {
        return session;
    }

    Journal general() {
        return general;
    }

    Optional<Journal> stream(EventId position) {
        return replay.find(position.stream()).filter(journal -> position.event() <= journal.events());
    }

    /// Whether clients of this revision know that connections may end before their streams.
    boolean polls() {
        return session.revision().since(Revision.V2025_11_25);
    }

    Streamed openStream(Exchange exchange) {
        Journal journal = replay.begin();
        return new LegacyStream(journal, reader(exchange, journal, 0, options.beat()), polls());
    }

    /// A connection's place in a stream; to be attached to it.
    Reader reader(Exchange exchange, Journal journal, long after, Duration beat) {
        Optional<byte[]> prelude = polls()
                ? Optional.of(Sse.priming(new EventId(journal.number(), after).toString(), options.retry()))
                : Optional.empty();
        return new Reader(exchange, journal, after, prelude, beat, options);
    }

    void touch() {
        usedAt = System.nanoTime();
    }

    /// For how long nobody has used it; an open call or connection uses it all the time.
    Duration idle() {
        if (!isUnused()) {
            touch();
        }
        return Duration.ofNanos(System.nanoTime() - usedAt);
    }

    /// Whether no call and no connection of it is open.
    boolean isUnused() {
        return session.calls().size() == 0 && !replay.isRead();
    }

    void close() {
        // The streams first: whoever waits for room on one of them is let go.
        replay.close();
        session.close();
    }
}
