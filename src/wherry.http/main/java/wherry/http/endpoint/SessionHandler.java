package wherry.http.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import wherry.http.check.Accept;
import wherry.http.exchange.Exchange;
import wherry.http.request.Refusal;
import wherry.http.options.StreamLimits;
import wherry.http.session.EventId;
import wherry.http.session.EventLogReader;
import wherry.http.session.HttpSession;
import wherry.http.session.HttpSessions;
import wherry.http.session.LegacyStream;
import wherry.http.session.SessionLookup;
import wherry.protocol.FaultException;
import wherry.tool.Principal;

/// Serves GET and DELETE on the MCP endpoint, for legacy sessions alone. GET opens the stream of messages that belong to no call, or the rest of
/// a stream whose connection was lost. DELETE ends a session.
final class SessionHandler {
    private final HttpSessions sessions;
    private final SessionLookup lookup;
    private final StreamLimits options;

    SessionHandler(HttpSessions sessions, SessionLookup lookup, StreamLimits options) {
        this.sessions = sessions;
        this.lookup = lookup;
        this.options = options;
    }

    void get(Exchange exchange, Principal principal) throws IOException {
        if (!Accept.of(exchange.head()).events()) {
            throw Refusal.of(406, "expected Accept: text/event-stream");
        }
        HttpSession session = session(exchange, principal);
        Optional<String> last = exchange.head().lastEventId();
        if (last.isEmpty()) {
            LegacyStream general = session.general();
            connect(exchange, session, general, general.read(), options.listenHeartbeat());
        } else {
            EventId position = EventId.of(last.get())
                    .orElseThrow(() -> Refusal.of(400, "expected the id of an event of this session as Last-Event-ID"));
            LegacyStream stream = session.stream(position)
                    .orElseThrow(() -> Refusal.of(400, "nothing is kept of the stream of this Last-Event-ID"));
            connect(exchange, session, stream, position.event(),
                    stream == session.general() ? options.listenHeartbeat() : options.heartbeat());
        }
    }

    /// The newest connection has the stream. A client whose connection was lost unnoticed comes back by a new one.
    private static void connect(Exchange exchange, HttpSession session, LegacyStream stream, long after,
            Duration heartbeat) {
        EventLogReader reader = session.reader(exchange, stream, after, heartbeat);
        exchange.handOver();
        exchange.watch(reader);
        stream.attach(reader);
    }

    void delete(Exchange exchange, Principal principal) throws IOException {
        sessions.end(session(exchange, principal));
        // As the SDKs' servers answer: the proxy of the Inspector's first page fails at a 204.
        exchange.send(200);
    }

    private HttpSession session(Exchange exchange, Principal principal) {
        if (SessionLookup.isModern(exchange.head())) {
            throw Refusal.method("POST");
        }
        try {
            return lookup.require(exchange.head(), exchange.sender(principal));
        } catch (FaultException e) {
            throw Refusal.of(e);
        }
    }
}
