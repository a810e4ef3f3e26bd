package wherry.http.endpoint;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wherry.http.check.Accept;
import wherry.http.check.JsonContent;
import wherry.http.exchange.BodyReader;
import wherry.http.exchange.Exchange;
import wherry.http.request.Refusal;
import wherry.http.options.HttpOptions;
import wherry.http.session.HttpSessions;
import wherry.http.stream.Framing;
import wherry.http.stream.QueuedStream;
import wherry.http.stream.ServerSentEvents;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestMeta;
import wherry.server.PeerConnection;
import wherry.server.request.MessageSink;
import wherry.server.Server;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// The HTTP+SSE transport of revision 2024-11-05: a stream for all messages of the server, and a path to which the client posts its messages.
/// The session ends with the stream's connection.
public final class LegacySse {
    private static final String STREAM = "/sse";
    private static final String MESSAGES = "/messages";
    private static final String PARAMETER = "sessionId=";

    private final Server server;
    private final HttpOptions options;
    private final BodyReader bodyReader;
    private final SecureRandom random = new SecureRandom();
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    public LegacySse(Server server, HttpOptions options, BodyReader bodyReader) {
        this.server = server;
        this.options = options;
        this.bodyReader = bodyReader;
    }

    List<Route> routes() {
        return List.of(Route.forCalls(STREAM).on("GET", this::open), Route.forCalls(MESSAGES).on("POST", this::post));
    }

    private void open(Exchange exchange, Principal principal) {
        if (!Accept.of(exchange.head()).events()) {
            throw Refusal.of(406, "expected Accept: text/event-stream");
        }
        if (connections.size() >= options.sessions().most()) {
            throw Refusal.of(503, new Fault.Busy("too many connections; try again later"));
        }
        String id = HttpSessions.newId(random);
        var connection = new Connection(id, exchange, principal);
        connections.put(id, connection);
        exchange.handOver();
        exchange.watch(connection);
        connection.stream.send(ServerSentEvents.endpoint(MESSAGES + "?" + PARAMETER + id));
    }

    private void post(Exchange exchange, Principal principal) throws IOException {
        Connection connection = exchange.head().target().query()
                .filter(query -> query.startsWith(PARAMETER))
                .map(query -> connections.get(query.substring(PARAMETER.length())))
                .filter(found -> found.principal.equals(principal))
                .orElseThrow(() -> Refusal.of(404, "no such session: its stream has ended").dropping());
        JsonContent.require(exchange.head());
        try {
            connection.receive(bodyReader.read(exchange, reader), exchange.sender(principal));
        } catch (FaultException e) {
            throw Refusal.of(e);
        }
        exchange.send(202);
    }

    /// A modern request must go to the MCP endpoint, which checks its headers.
    private static void requireLegacy(Json message) {
        List<Json> messages = message instanceof JsonArray(var items) ? items : List.of(message);
        if (messages.stream().anyMatch(LegacySse::isModern)) {
            throw new FaultException(new Fault.InvalidRequest("expected a message of an older revision on this transport"));
        }
    }

    private static boolean isModern(Json message) {
        return message instanceof JsonObject object && object.object("params").map(RequestMeta::isModern).orElse(false);
    }

    public void endAll() {
        List.copyOf(connections.values()).forEach(Connection::end);
    }

    private final class Connection implements MessageSink, Exchange.Watch {
        private final String id;
        private final Principal principal;
        private final QueuedStream stream;
        private final PeerConnection connection;

        Connection(String id, Exchange exchange, Principal principal) {
            this.id = id;
            this.principal = principal;
            this.stream = new QueuedStream(exchange, Framing.EVENTS, options.streams(), options.streams().listenHeartbeat(), this::end);
            this.connection = new PeerConnection(server, exchange.sender(principal), this, reader);
        }

        @Override
        public void send(Json message) {
            stream.send(message);
        }

        /// A client that does not keep up loses its connection.
        @Override
        public boolean offer(Json message) {
            boolean taken = stream.offer(message);
            if (!taken) {
                end();
            }
            return taken;
        }

        /// Takes one message at a time, so that `initialize` is done before the next.
        synchronized void receive(BodyReader.Received received, Sender sender) {
            boolean taken = false;
            try {
                requireLegacy(received.json());
                connection.receive(received.json(), sender, received::close);
                taken = true;
            } finally {
                if (!taken) {
                    received.close();
                }
            }
        }

        @Override
        public void tick(long now) {
            stream.tick(now);
        }

        @Override
        public void expire() {
            Thread.ofVirtual().start(this::end);
        }

        void end() {
            if (connections.remove(id, this)) {
                stream.end();
                connection.close();
            }
        }
    }
}
