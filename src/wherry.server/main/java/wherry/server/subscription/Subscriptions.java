package wherry.server.subscription;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.MetaKey;
import wherry.protocol.Revision;
import wherry.server.catalog.Catalog.Change;
import wherry.server.request.ActiveRequest;
import wherry.server.request.Reply;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Session;

/// Who hears of changes: modern clients by the streams that they opened, legacy ones by their sessions.
public final class Subscriptions {
    private static final String PREFIX = "notifications/";

    private record Listener(ActiveRequest call, Call.Listen filter) {

        /// Every message of a subscription says which one it belongs to.
        synchronized void send(String method, JsonObject params) {
            call.send(Envelope.notification(method, params.toBuilder().put("_meta", meta(call)).build()));
        }
    }

    private final Map<ActiveRequest, Listener> listeners = new ConcurrentHashMap<>();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final int listenerLimit;
    private final int resourceLimit;
    private final ResultMetadata results;

    public Subscriptions(int listenerLimit, int resourceLimit, ResultMetadata results) {
        this.listenerLimit = listenerLimit;
        this.resourceLimit = resourceLimit;
        this.results = results;
    }

    /// Opens a stream: acknowledged first, then all that its filter asked for, until it is cancelled or [#endAll].
    public void open(ActiveRequest call, Call.Listen filter) {
        if (filter.resources().size() > resourceLimit) {
            throw new FaultException(new Fault.InvalidParams("params.notifications.resourceSubscriptions: expected at most "
                    + resourceLimit + " URIs, got " + filter.resources().size()));
        }
        var listener = new Listener(call, filter);
        // Whoever has news for it from here on waits until it is acknowledged.
        synchronized (listener) {
            listeners.put(call, listener);
            if (listeners.size() > listenerLimit) {
                close(call);
                throw new FaultException(new Fault.Busy("more than " + listenerLimit + " subscriptions"));
            }
            listener.send(PREFIX + "subscriptions/acknowledged", JsonObject.of("notifications", honoured(filter)));
        }
        if (!call.isOpen()) {
            close(call);
        }
    }

    /// Forgets a stream that is over. No effect on a call that is none.
    ///
    /// @return whether it was there
    public boolean close(ActiveRequest call) {
        return listeners.remove(call) != null;
    }

    public void add(Session session) {
        sessions.add(session);
    }

    public void remove(Session session) {
        sessions.remove(session);
    }

    int size() {
        return listeners.size();
    }

    public void changed(Set<Change> changes) {
        for (Change change : changes) {
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
            sessions.forEach(session -> session.send(Envelope.notification(method, JsonObject.EMPTY)));
        }
    }

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

    /// Ends every stream with its closing messages. Both are sent: "Cancellation" demands the notification of a server that
    /// tears a subscription down, "Graceful Closure" the result.
    public void endAll() {
        for (Listener listener : listeners.values()) {
            if (close(listener.call)) {
                listener.send(PREFIX + "cancelled", JsonObject.of("requestId", listener.call.id().value(),
                        "reason", Json.of("the server is shutting down")));
                listener.call.end(Reply.result(listener.call.id(), results.complete(Revision.LATEST,
                        JsonObject.of("_meta", meta(listener.call)))));
            }
        }
    }

    private static JsonObject meta(ActiveRequest call) {
        return JsonObject.of(MetaKey.SUBSCRIPTION_ID, call.id().value());
    }

    private static boolean wants(Call.Listen filter, Change change) {
        return switch (change) {
            case TOOLS -> filter.tools();
            case PROMPTS -> filter.prompts();
            case RESOURCES -> filter.resourceList();
        };
    }

    private static JsonObject honoured(Call.Listen filter) {
        Optional<JsonArray> resources = Optional.of(filter.resources()).filter(uris -> !uris.isEmpty())
                .map(uris -> JsonArray.of(uris, Json::of));
        return JsonObject.builder()
                .put("toolsListChanged", asked(filter.tools()))
                .put("promptsListChanged", asked(filter.prompts()))
                .put("resourcesListChanged", asked(filter.resourceList()))
                .put("resourceSubscriptions", resources)
                .build();
    }

    private static Optional<Json> asked(boolean flag) {
        return flag ? Optional.of(Json.of(true)) : Optional.empty();
    }
}
