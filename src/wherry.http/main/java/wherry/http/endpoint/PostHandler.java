package wherry.http.endpoint;

import java.io.IOException;
import java.time.Duration;
import wherry.http.check.Accept;
import wherry.http.check.JsonContent;
import wherry.http.check.ModernHeaders;
import wherry.http.exchange.BodyReader;
import wherry.http.exchange.Exchange;
import wherry.http.request.ProtectedResource;
import wherry.http.request.Refusal;
import wherry.http.request.RequestHead;
import wherry.http.request.ReplyHead;
import wherry.http.options.HttpOptions;
import wherry.http.options.StreamLimits;
import wherry.http.session.HttpSession;
import wherry.http.session.HttpSessions;
import wherry.http.session.SessionLookup;
import wherry.http.stream.Framing;
import wherry.http.stream.HttpCallChannel;
import wherry.http.stream.QueuedStream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonLimits;
import wherry.json.JsonReader;
import wherry.protocol.Clients;
import wherry.protocol.Envelope;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.RequestMeta;
import wherry.server.Server;
import wherry.server.request.ActiveRequest;
import wherry.server.request.Batch;
import wherry.server.request.CallChannel;
import wherry.server.request.Outcome;
import wherry.server.session.Caller;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// Serves POST on the MCP endpoint. The message itself shows its era: a modern one carries the protocol version in its `_meta`, a legacy
/// one belongs to a session, which `initialize` opens.
final class PostHandler {
    private final Server server;
    private final StreamLimits streams;
    private final HttpSessions sessions;
    private final SessionLookup lookup;
    private final BodyReader bodyReader;
    private final ModernHeaders modernHeaders;
    private final ProtectedResource resource;
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    PostHandler(Server server, HttpOptions options, HttpSessions sessions, SessionLookup lookup, BodyReader bodyReader,
            ProtectedResource resource) {
        this.resource = resource;
        this.server = server;
        this.streams = options.streams();
        this.sessions = sessions;
        this.lookup = lookup;
        this.bodyReader = bodyReader;
        this.modernHeaders = new ModernHeaders(server.catalog());
    }

    void serve(Exchange exchange, Principal principal) throws IOException {
        Accept accept = Accept.of(exchange.head());
        if (!accept.json() && !accept.events()) {
            throw Refusal.of(406, "expected Accept: application/json, text/event-stream").dropping();
        }
        JsonContent.require(exchange.head());
        try (BodyReader.Received received = bodyReader.read(exchange, reader)) {
            receive(new Post(exchange, principal, accept), received.json());
        } catch (FaultException e) {
            throw Refusal.of(e);
        }
    }

    /// One POST and its sender.
    private record Post(Exchange exchange, Principal principal, Accept accept) {
        Sender sender() {
            return exchange.sender(principal);
        }

        RequestHead head() {
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
                    HttpSession session = lookup.require(post.head(), post.sender());
                    server.notified(notification, session.session().calls());
                }
                // The modern protocol over HTTP has no notification from a client.
                post.exchange().send(202);
            }
            case Message.Response response -> {
                lookup.require(post.head(), post.sender()).session().questions().answer(response);
                post.exchange().send(202);
            }
        }
    }

    private void request(Post post, Message.Request request) throws IOException {
        try {
            if (RequestMeta.isModern(request.params())) {
                modern(post, request);
            } else if (request.method().equals("initialize")) {
                // The headers do not decide here: they may name an earlier session, or one that the client expects.
                initialize(post, request);
            } else {
                legacy(post, request, lookup.require(post.head(), post.sender()));
            }
        } catch (FaultException e) {
            throw Refusal.of(e).answering(request.id());
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
        Duration heartbeat = listens ? streams.listenHeartbeat() : streams.heartbeat();
        var channel = new HttpCallChannel(exchange, post.accept(), streams.quick(),
                reply -> resource.challenging(ReplyHead.modern(reply), reply),
                atLoss -> new QueuedStream(exchange, post.accept().events() ? Framing.EVENTS : Framing.JSON, streams, heartbeat, atLoss));
        ActiveRequest call = server.modern(request, new Caller.Modern(post.sender(), client), channel);
        channel.cancelWhenLost(call);
        channel.finish();
    }

    private void initialize(Post post, Message.Request request) throws IOException {
        HttpSessions.Opened opened = sessions.open(request, post.sender());
        post.exchange().header("Mcp-Session-Id", opened.session().id());
        HttpCallChannel channel = channel(post, opened.session());
        channel.end(new Outcome.Replied(opened.reply()));
        channel.finish();
        opened.session().session().begin();
    }

    private void legacy(Post post, Message.Request request, HttpSession session) throws IOException {
        HttpCallChannel channel = channel(post, session);
        server.legacy(request, session.session(), post.sender(), channel);
        channel.finish();
    }

    /// The channel of a legacy call, which a lost connection does not cancel.
    private HttpCallChannel channel(Post post, HttpSession session) {
        Exchange exchange = post.exchange();
        return new HttpCallChannel(exchange, post.accept(), streams.quick(),
                reply -> resource.challenging(ReplyHead.legacy(reply), reply),
                _ -> post.accept().events() ? session.openStream(exchange)
                        : new QueuedStream(exchange, Framing.JSON, streams, streams.heartbeat(), () -> {
                        }));
    }

    private void batch(Post post, JsonArray messages) throws IOException {
        HttpSession session = lookup.require(post.head(), post.sender());
        Batch.require(messages, session.session().revision());
        HttpCallChannel channel = channel(post, session);
        var batch = new Batch(messages, responses -> {
            if (responses.size() > 0) {
                channel.end(responses, ReplyHead.OK);
            } else {
                channel.end();
            }
        }, channel);
        batch.each((message, part) -> receiveOne(post, message, session, part));
        try {
            channel.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        channel.finish();
    }

    private void receiveOne(Post post, Message message, HttpSession session, CallChannel part) {
        switch (message) {
            case Message.Request request -> server.legacy(request, session.session(), post.sender(), part);
            case Message.Notification notification -> server.notified(notification, session.session().calls());
            case Message.Response response -> session.session().questions().answer(response);
        }
    }
}
