package wherry.server.subscription;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.MetaKey;
import wherry.protocol.Revision;
import wherry.server.catalog.ListKind;
import wherry.server.catalog.ResourceSubscribers;
import wherry.server.event.ServerEvent;
import wherry.server.request.ActiveRequest;
import wherry.server.request.Reply;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Session;
import wherry.tool.LogLevel;

/// Tells clients of changes: modern ones on the streams that they opened, legacy ones on their sessions.
public final class Subscriptions implements Session.Registry, ResourceSubscribers {
    private static final String PREFIX = "notifications/";

    private final class Listener {
        private final ActiveRequest call;
        private final Call.Listen filter;

        Listener(ActiveRequest call, Call.Listen filter) {
            this.call = call;
            this.filter = filter;
        }

        /// Sends a message with the id of its subscription. Never waits: a client that is too slow loses its subscription, and gets
        /// the closing messages when it reads again.
        synchronized void send(String method, JsonObject params) {
            if (!call.offer(Envelope.notification(method, params.toBuilder().put("_meta", meta(call)).build())) && close(call)) {
                Thread.ofVirtual().start(() -> end("the client did not keep up"));
            }
        }

        /// Ends the stream with two closing messages. The specification's "Cancellation" demands the notification, and its "Graceful
        /// Closure" the result. May wait for a slow client.
        void end(String reason) {
            call.send(Envelope.notification(PREFIX + "cancelled", JsonObject.of("requestId", call.id().value(),
                    "reason", Json.of(reason))));
            call.end(Reply.result(call.id(), results.complete(Revision.LATEST, JsonObject.of("_meta", meta(call)))));
        }
    }

    private final Map<ActiveRequest, Listener> listeners = new ConcurrentHashMap<>();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ending = new AtomicInteger();
    private final int listenerLimit;
    private final int resourceLimit;
    private final ResultMetadata results;
    private final Consumer<ServerEvent> events;

    public Subscriptions(int listenerLimit, int resourceLimit, ResultMetadata results, Consumer<ServerEvent> events) {
        this.listenerLimit = listenerLimit;
        this.resourceLimit = resourceLimit;
        this.results = results;
        this.events = events;
    }

    /// Opens a stream. It gets the acknowledgement first, and then all changes that its filter asks for, until it is cancelled or
    /// [#endAll] ends it.
    public void open(ActiveRequest call, Call.Listen filter) {
        if (filter.resources().size() > resourceLimit) {
            throw new FaultException(new Fault.InvalidParams("params.notifications.resourceSubscriptions: expected at most "
                    + resourceLimit + " URIs, got " + filter.resources().size()));
        }
        var listener = new Listener(call, filter);
        // A thread with a change for this listener waits until the acknowledgement is sent.
        synchronized (listener) {
            listeners.put(call, listener);
            if (listeners.size() > listenerLimit) {
                close(call);
                throw new FaultException(new Fault.Busy("more than " + listenerLimit + " subscriptions"));
            }
            events.accept(new ServerEvent.ListenerOpened());
            listener.send(PREFIX + "subscriptions/acknowledged", JsonObject.of("notifications", honoured(filter)));
        }
        if (!call.isOpen()) {
            close(call);
        }
    }

    /// Forgets a stream that is over. No effect on a call that is no stream.
    ///
    /// @return whether the stream was open
    public boolean close(ActiveRequest call) {
        boolean was = listeners.remove(call) != null;
        if (was) {
            events.accept(new ServerEvent.ListenerEnded());
        }
        return was;
    }

    @Override
    public void add(Session session) {
        if (sessions.add(session)) {
            events.accept(new ServerEvent.SessionOpened(session.revision()));
        }
    }

    @Override
    public void remove(Session session) {
        if (sessions.remove(session)) {
            events.accept(new ServerEvent.SessionEnded(session.revision()));
        }
    }

    int size() {
        return listeners.size();
    }

    public void changed(Set<ListKind> changes) {
        for (ListKind change : changes) {
            String method = PREFIX + switch (change) {
                case TOOLS -> "tools";
                case PROMPTS -> "prompts";
                case RESOURCES -> "resources";
            } + "/list_changed";
            for (Listener listener : listeners.values()) {
                if (wants(listener.filter, change)) {
                    listener.send(method, JsonObject.EMPTY);
                }
            }
            for (Session session : sessions) {
                if (session.declares(change)) {
                    session.send(Envelope.notification(method, JsonObject.EMPTY));
                }
            }
        }
    }

    @Override
    public Set<String> uris() {
        var uris = new HashSet<String>();
        for (Listener listener : listeners.values()) {
            uris.addAll(listener.filter.resources());
        }
        for (Session session : sessions) {
            uris.addAll(session.subscribedResources());
        }
        return uris;
    }

    @Override
    public void updated(String uri) {
        String method = PREFIX + "resources/updated";
        JsonObject params = JsonObject.of("uri", Json.of(uri));
        for (Listener listener : listeners.values()) {
            if (listener.filter.resources().contains(uri)) {
                listener.send(method, params);
            }
        }
        for (Session session : sessions) {
            if (session.isSubscribed(uri)) {
                session.send(Envelope.notification(method, params));
            }
        }
    }

    /// Sends a log message to the sessions that take this level. A modern client takes log messages only during its own requests.
    public void log(LogLevel level, String logger, String message) {
        for (Session session : sessions) {
            if (level.compareTo(session.logLevel()) >= 0) {
                session.send(Envelope.notification(PREFIX + "message", JsonObject.builder().put("level", level.word())
                        .put("logger", logger).put("data", message).build()));
            }
        }
    }

    /// Ends every stream with its closing messages. Each stream has a thread for that, so that a client that does not read holds up
    /// no other.
    public void endAll() {
        for (Listener listener : listeners.values()) {
            if (close(listener.call)) {
                ending.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                    try {
                        listener.end("the server is shutting down");
                    } finally {
                        ending.decrementAndGet();
                    }
                });
            }
        }
    }

    /// Whether [#endAll] still waits for a client to take its closing messages.
    public boolean isEnding() {
        return ending.get() > 0;
    }

    private static JsonObject meta(ActiveRequest call) {
        return JsonObject.of(MetaKey.SUBSCRIPTION_ID, call.id().value());
    }

    private static boolean wants(Call.Listen filter, ListKind change) {
        return switch (change) {
            case TOOLS -> filter.tools();
            case PROMPTS -> filter.prompts();
            case RESOURCES -> filter.resourceList();
        };
    }

    private static JsonObject honoured(Call.Listen filter) {
        var honoured = JsonObject.builder();
        if (filter.tools()) {
            honoured.put("toolsListChanged", true);
        }
        if (filter.prompts()) {
            honoured.put("promptsListChanged", true);
        }
        if (filter.resourceList()) {
            honoured.put("resourcesListChanged", true);
        }
        if (!filter.resources().isEmpty()) {
            honoured.put("resourceSubscriptions", JsonArray.of(filter.resources(), Json::of));
        }
        return honoured.build();
    }
}
