package wherry.server;

import java.util.concurrent.atomic.AtomicReference;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.MetaKey;
import wherry.protocol.RequestId;
import wherry.protocol.RequestMeta;
import wherry.protocol.Revision;
import wherry.protocol.UnreadableRequest;
import wherry.server.request.Batch;
import wherry.server.request.CallChannel;
import wherry.server.request.MessageSink;
import wherry.server.request.Outcome;
import wherry.server.request.Reply;
import wherry.server.request.RequestTable;
import wherry.server.session.ConnectionState;
import wherry.server.session.Sender;
import wherry.server.session.Session;

/// A peer on a two-way channel that carries every message of both sides, such as stdio. The peer may send modern requests at any
/// time, and legacy ones from `initialize` on (specification: basic/versioning, Backward Compatibility). Each further
/// `initialize` negotiates again, since bridges give one channel to many clients, one after another or at once.
///
/// One thread at a time calls [#receive], so that `initialize` takes effect on the next message.
public final class PeerConnection implements AutoCloseable {
    private final Server server;
    private volatile Sender sender;
    private final MessageSink sink;
    private final JsonReader reader;
    private final ConnectionState state;
    private volatile Session session;

    /// @param sink takes all messages for the peer
    public PeerConnection(Server server, Sender sender, MessageSink sink, JsonReader reader) {
        this.server = server;
        this.sender = sender;
        this.sink = sink;
        this.reader = reader;
        this.state = new ConnectionState(sink::offer, server.options().inFlight(), server.options().subscriptions());
    }

    /// Takes in one message, in UTF-8. Answers what is wrong with it, and throws nothing.
    public void receive(byte[] message, int offset, int length) {
        try {
            receive(reader.read(message, offset, length));
        } catch (JsonException e) {
            sink.send(Reply.malformed(UnreadableRequest.failure(new Fault.ParseError("Parse error: " + e.getMessage()),
                    message, offset, length)));
        }
    }

    public void receive(Json message) {
        receive(message, sender, () -> {
        });
    }

    /// Takes in one message.
    ///
    /// @param from     the peer, perhaps with other scopes than before
    /// @param whenDone runs once, when the message and the calls that it started need no more memory
    public void receive(Json message, Sender from, Runnable whenDone) {
        sender = from;
        var direct = new Direct(whenDone);
        try {
            if (message instanceof JsonArray batch) {
                receiveBatch(batch, direct);
            } else {
                Message read = Envelope.read(message);
                receive(read, direct);
                if (!(read instanceof Message.Request)) {
                    direct.done();
                }
            }
        } catch (FaultException e) {
            direct.done();
            sink.send(Reply.malformed(e));
        }
    }

    /// The open calls, for a transport that waits for their end.
    public RequestTable calls() {
        return state.requests();
    }

    private void receive(Message message, CallChannel channel) {
        if (message instanceof Message.Request request) {
            request(request, channel);
        } else if (message instanceof Message.Response response) {
            state.questions().answer(response);
        } else if (message instanceof Message.Notification notification) {
            server.notified(notification, state.requests());
        }
    }

    private void request(Message.Request request, CallChannel channel) {
        if (RequestMeta.isModern(request.params())) {
            server.modern(request, sender, channel, state.requests());
        } else if (request.method().equals("initialize")) {
            initialize(request, channel);
        } else if (session != null) {
            server.legacy(request, session, sender, channel);
        } else if (request.method().equals("ping")) {
            // The one request that a legacy client may send before its session is open.
            channel.end(new Outcome.Replied(Reply.result(request.id(), JsonObject.EMPTY)));
        } else {
            throw new FaultException(new Fault.InvalidParams("params._meta: expected " + MetaKey.PROTOCOL_VERSION
                    + ", or initialize first for a revision before " + Revision.LATEST.text()), request.id());
        }
    }

    /// Opens a session, which supersedes the session before. The calls, questions and subscriptions of that one go on. Tunnels that
    /// share one server among clients initialize more than once.
    private void initialize(Message.Request request, CallChannel channel) {
        try {
            Sessions.Opened opened = server.sessions().open(request, sender, state);
            if (session != null) {
                session.supersede();
            }
            session = opened.session();
            channel.end(new Outcome.Replied(opened.reply()));
            session.begin();
        } catch (FaultException e) {
            throw new FaultException(e.fault(), request.id());
        }
    }

    private void receiveBatch(JsonArray batch, Direct direct) {
        if (session == null) {
            throw Batch.notAllowed();
        }
        Batch.require(batch, session.revision());
        var answers = new Batch(batch, responses -> {
            direct.done();
            sendAll(responses);
        }, sink);
        answers.each(this::receive);
    }

    private void sendAll(JsonArray responses) {
        if (responses.size() > 0) {
            sink.send(responses);
        }
    }

    /// Ends the session and cancels all open calls.
    @Override
    public void close() {
        if (session != null) {
            session.close();
        } else {
            state.close();
        }
    }

    private final class Direct implements CallChannel {
        private final AtomicReference<Runnable> whenDone;

        Direct(Runnable whenDone) {
            this.whenDone = new AtomicReference<>(whenDone);
        }

        void done() {
            Runnable once = whenDone.getAndSet(null);
            if (once != null) {
                once.run();
            }
        }

        @Override
        public void send(Json message) {
            sink.send(message);
        }

        @Override
        public boolean offer(Json message) {
            return sink.offer(message);
        }

        @Override
        public void end(Outcome outcome) {
            done();
            if (outcome instanceof Outcome.Replied(Reply reply)) {
                sink.send(reply.message());
            }
        }
    }
}
