package wherry.http.session;

import java.time.Duration;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.http.options.StreamLimits;
import wherry.http.stream.CallStream;
import wherry.http.stream.ServerSentEvents;
import wherry.protocol.Revision;
import wherry.server.session.Session;

/// A legacy session over HTTP: what the server remembers of it, and its streams. Safe for use by many threads.
public final class HttpSession {
    private final String id;
    private final String owner;
    private final Session session;
    private final LegacyStreams streams;
    private final StreamLimits limits;
    private volatile long usedAt = System.nanoTime();

    HttpSession(String id, String owner, Session session, LegacyStreams streams, StreamLimits limits) {
        this.id = id;
        this.owner = owner;
        this.session = session;
        this.streams = streams;
        this.limits = limits;
    }

    public String id() {
        return id;
    }

    /// The owner in whose share it is counted.
    String owner() {
        return owner;
    }

    public Session session() {
        return session;
    }

    public LegacyStream general() {
        return streams.general();
    }

    /// The stream at whose event a client stopped reading, if any of it can still be read.
    public Optional<LegacyStream> stream(EventId position) {
        return streams.find(position);
    }

    /// Whether clients of this revision know that connections may end before their streams.
    boolean polls() {
        return session.revision().since(Revision.V2025_11_25);
    }

    public CallStream openStream(Exchange exchange) {
        LegacyStream stream = streams.begin(polls());
        stream.attach(reader(exchange, stream, stream.read(), limits.heartbeat()));
        return stream;
    }

    /// Makes a connection's place in a stream. The caller attaches it.
    public EventLogReader reader(Exchange exchange, LegacyStream stream, long after, Duration heartbeat) {
        long place = stream.place(after);
        byte[] prelude = polls() ? ServerSentEvents.priming(new EventId(stream.number(), place).toString()) : new byte[0];
        return new EventLogReader(exchange, stream, place, prelude, heartbeat, limits);
    }

    void touch() {
        usedAt = System.nanoTime();
    }

    /// The time since its last use. A session with an open call or connection is in use.
    public Duration idle() {
        if (!isUnused()) {
            touch();
        }
        return Duration.ofNanos(System.nanoTime() - usedAt);
    }

    /// Whether no call and no connection of it is open.
    boolean isUnused() {
        return session.calls().size() == 0 && !streams.isRead();
    }

    /// Forgets the events that it keeps for a client that comes back.
    void forgetKept() {
        streams.forgetKept();
    }

    void close() {
        // The streams close first, so that no sender waits for room on one of them.
        streams.close();
        session.close();
    }
}
