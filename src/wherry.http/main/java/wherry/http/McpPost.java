package wherry.http;

import java.io.IOException;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonLimits;
import wherry.json.JsonReader;
import wherry.protocol.Clients;
import wherry.protocol.Envelope;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.RequestMeta;
import wherry.server.Batch;
import wherry.server.Caller;
import wherry.server.InFlight;
import wherry.server.Outlet;
import wherry.server.Server;
import wherry.tool.Principal;

/// Serves POST on the MCP endpoint. Which era a message is of shows in itself: it carries the protocol version in its
/// `_meta`, or it belongs to a session, which an `initialize` opens.
final class McpPost {
    private final Server server;
    private final HttpOptions.Streams streams;
    private final Sessions sessions;
    private final SessionLookup lookup;
    private final Bodies bodies;
    private final ModernHeaders modernHeaders;
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    McpPost(Server server, HttpOptions options, Sessions sessions, SessionLookup lookup, Bodies bodies) {
        this.server = server;
        this.streams = options.streams();
        this.sessions = sessions;
        this.lookup = lookup;
        this.bodies = bodies;
        this.modernHeaders = new ModernHeaders(server.catalog());
    }

    void serve(Exchange exchange, Principal principal) throws IOException {
        Accept accept = Accept.of(exchange.head().accept());
        if (!accept.json() && !accept.events()) {
            throw Refusal.of(406, "expected Accept: application/json, text/event-stream").dropping();
        }
        try (Bodies.Body body = bodies.read(exchange)) {
            receive(new Post(exchange, principal, accept), body.json(reader));
        } catch (FaultException e) {
            throw Refusal.of(e, e.id());
        }
    }

    /// One POST on its way.
    private record Post(Exchange exchange, Principal principal, Accept accept) {
        Head head() {
            return exchange.head();
        }
    }

    private void receive(Post post, Json json) throws IOException {
        if (json instanceof JsonArray batch) {
            batch(post, batch);
            return;
        }
        switch (Envelope.read(json)) {
            case Message.Request request -> request(post, request);
            case Message.Notification notification -> {
                if (!SessionLookup.isModern(post.head()) && !RequestMeta.isModern(notification.params())) {
                    HttpSession session = lookup.require(post.head(), post.principal());
                    server.notified(notification, session.session().calls());
                }
                // Over HTTP the modern protocol knows no notification of a client.
                post.exchange().send(202);
            }
            case Message.Response response -> {
                // One that comes too late is nobody's fault.
                lookup.require(post.head(), post.principal()).session().answer(response);
                post.exchange().send(202);
            }
        }
    }

    private void request(Post post, Message.Request request) throws IOException {
        try {
            if (RequestMeta.isModern(request.params())) {
                modern(post, request);
            } else if (request.method().equals("initialize") && post.head().session().isEmpty()) {
                SessionLookup.requireLegacy(post.head());
                initialize(post, request);
            } else {
                legacy(post, request, lookup.require(post.head(), post.principal()));
            }
        } catch (FaultException e) {
            throw Refusal.of(e, Optional.of(request.id()));
        } catch (Refusal e) {
            throw e.answering(request.id());
        }
    }

    private void modern(Post post, Message.Request request) throws IOException {
        Clients.Modern client = modernHeaders.check(post.head(), request);
        boolean listens = request.method().equals("subscriptions/listen");
        if (listens && !post.accept().events()) {
            throw Refusal.of(406, "expected Accept: text/event-stream with subscriptions/listen");
        }
        Exchange exchange = post.exchange();
        var outlet = new CallOutlet(exchange, post.accept(), streams.quick(), Statuses::modern,
                atLoss -> post.accept().events() ? new ModernStream(exchange, streams, listens, atLoss)
                        : new JsonStream(exchange, streams, atLoss));
        InFlight call = server.modern(request, Caller.modern(post.principal(), client), outlet, Optional.empty());
        outlet.cancelWhenLost(call);
        outlet.finish();
    }

    private void initialize(Post post, Message.Request request) throws IOException {
        Sessions.Opened opened = sessions.open(request, post.principal());
        post.exchange().header("Mcp-Session-Id", opened.session().id());
        CallOutlet outlet = outlet(post, opened.session());
        outlet.end(Optional.of(opened.reply()));
        outlet.finish();
    }

    private void legacy(Post post, Message.Request request, HttpSession session) throws IOException {
        CallOutlet outlet = outlet(post, session);
        server.legacy(request, session.session(), outlet);
        outlet.finish();
    }

    /// Of a legacy call, which a lost connection does not cancel.
    private CallOutlet outlet(Post post, HttpSession session) {
        Exchange exchange = post.exchange();
        return new CallOutlet(exchange, post.accept(), streams.quick(), Statuses::legacy,
                _ -> post.accept().events() ? session.openStream(exchange) : new JsonStream(exchange, streams, () -> {
                }));
    }

    private void batch(Post post, JsonArray messages) throws IOException {
        HttpSession session = lookup.require(post.head(), post.principal());
        Batch.require(messages, Optional.of(session.session().revision()));
        CallOutlet outlet = outlet(post, session);
        var batch = new Batch(messages, responses -> {
            boolean isDue = responses.size() > 0;
            outlet.end(isDue ? Optional.of(responses) : Optional.empty(), isDue ? 200 : 202);
        }, outlet);
        batch.each((message, part) -> receiveOne(message, session, part));
        try {
            outlet.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        outlet.finish();
    }

    private void receiveOne(Message message, HttpSession session, Outlet part) {
        switch (message) {
            case Message.Request request -> server.legacy(request, session.session(), part);
            case Message.Notification notification -> server.notified(notification, session.session().calls());
            case Message.Response response -> session.session().answer(response);
        }
    }
}
