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
    private final ReplayBuffer replay;
    private final EventLog general;
    private final StreamLimits options;
    private volatile long usedAt = System.nanoTime();

    /// @param general the stream of what belongs to no call
    HttpSession(String id, String owner, Session session, ReplayBuffer replay, EventLog general, StreamLimits options) {
        this.id = id;
        this.owner = owner;
        this.session = session;
        this.replay = replay;
        this.general = general;
        this.options = options;
    }

    public String id() {
        return id;
    }

    /// Whose share it is of.
    String owner() {
        return owner;
    }

    public Session session() {
        return session;
    }

    public EventLog general() {
        return general;
    }

    public Optional<EventLog> stream(EventId position) {
        return replay.find(position.stream()).filter(log -> position.event() <= log.events());
    }

    /// Whether clients of this revision know that connections may end before their streams.
    boolean polls() {
        return session.revision().since(Revision.V2025_11_25);
    }

    public CallStream openStream(Exchange exchange) {
        EventLog log = replay.begin();
        return new LegacyStream(log, reader(exchange, log, 0, options.heartbeat()), polls());
    }

    /// A connection's place in a stream; to be attached to it.
    public EventLogReader reader(Exchange exchange, EventLog log, long after, Duration heartbeat) {
        Optional<byte[]> prelude = polls()
                ? Optional.of(ServerSentEvents.priming(new EventId(log.number(), after).toString()))
                : Optional.empty();
        return new EventLogReader(exchange, log, after, prelude, heartbeat, options);
    }

    void touch() {
        usedAt = System.nanoTime();
    }

    /// For how long nobody has used it; an open call or connection uses it all the time.
    public Duration idle() {
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
