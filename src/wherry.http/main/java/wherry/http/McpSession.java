package wherry.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import wherry.protocol.FaultException;
import wherry.tool.Principal;

/// Serves GET and DELETE on the MCP endpoint, which legacy sessions alone have: a stream for what belongs to no call, the rest
/// of a stream whose connection was lost, and the end of a session.
final class McpSession {
    private final Sessions sessions;
    private final SessionLookup lookup;
    private final HttpOptions.Streams options;

    McpSession(Sessions sessions, SessionLookup lookup, HttpOptions.Streams options) {
        this.sessions = sessions;
        this.lookup = lookup;
        this.options = options;
    }

    void get(Exchange exchange, Principal principal) throws IOException {
        if (!Accept.of(exchange.head().accept()).events()) {
            throw Refusal.of(406, "expected Accept: text/event-stream");
        }
        HttpSession session = session(exchange, principal);
        Optional<String> last = exchange.head().lastEventId();
        if (last.isEmpty()) {
            Journal general = session.general();
            connect(exchange, session, general, general.read(), options.idleBeat());
        } else {
            EventId position = EventId.of(last.get())
                    .orElseThrow(() -> Refusal.of(400, "expected the id of an event of this session as Last-Event-ID"));
            Journal journal = session.stream(position)
                    .orElseThrow(() -> Refusal.of(400, "nothing is kept of the stream of this Last-Event-ID"));
            connect(exchange, session, journal, position.event(),
                    journal == session.general() ? options.idleBeat() : options.beat());
        }
    }

    /// One connection at a time: another one that is there stays, unless it turns out to be gone.
    private static void connect(Exchange exchange, HttpSession session, Journal journal, long after, Duration beat)
            throws IOException {
        Reader reader = session.reader(exchange, journal, after, beat);
        boolean attached = journal.attach(reader);
        for (int step = 0; step < 2 && !attached; step++) {
            journal.reader().ifPresent(other -> other.stream().probe());
            pause();
            attached = journal.attach(reader);
        }
        if (!attached) {
            throw Refusal.of(409, "this stream has a connection already");
        }
        exchange.handOver();
        exchange.watch(reader.stream());
        reader.stream().wake();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofNanos(Pulse.TICK_NANOS));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    void delete(Exchange exchange, Principal principal) throws IOException {
        sessions.end(session(exchange, principal));
        exchange.send(204);
    }

    private HttpSession session(Exchange exchange, Principal principal) {
        if (SessionLookup.isModern(exchange.head())) {
            throw Refusal.method("POST");
        }
        try {
            return lookup.require(exchange.head(), principal);
        } catch (FaultException e) {
            throw Refusal.of(e, Optional.empty());
        }
    }
}
