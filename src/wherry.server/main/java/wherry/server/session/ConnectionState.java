package wherry.server.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.request.RequestTable;
import wherry.tool.LogLevel;

/// The state that all sessions of one connection share: open requests in both directions, subscriptions, and the log level. A bridge
/// may give one connection to several clients, and the server cannot distinguish them. Safe for use by many threads.
public final class ConnectionState {
    private final Consumer<Json> general;
    private final RequestTable requests;
    private final int subscriptionLimit;
    private final Questions questions = new Questions();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile LogLevel logLevel = LogLevel.INFO;

    /// @param general           takes the messages that belong to no request; it must not wait for the client
    /// @param requestLimit      how many requests of the client are open at once
    /// @param subscriptionLimit how many resource URIs the client may subscribe to
    public ConnectionState(Consumer<Json> general, int requestLimit, int subscriptionLimit) {
        this.general = general;
        this.requests = new RequestTable(requestLimit);
        this.subscriptionLimit = subscriptionLimit;
    }

    /// The client's requests that are open.
    public RequestTable requests() {
        return requests;
    }

    /// The server's requests that are open.
    public Questions questions() {
        return questions;
    }

    void send(Json message) {
        general.accept(message);
    }

    LogLevel logLevel() {
        return logLevel;
    }

    void logLevel(LogLevel level) {
        logLevel = level;
    }

    /// @throws FaultException when there are too many
    void subscribe(String uri) {
        if (subscriptions.size() >= subscriptionLimit && !subscriptions.contains(uri)) {
            throw new FaultException(new Fault.InvalidParams("more than " + subscriptionLimit + " subscriptions in one session"));
        }
        subscriptions.add(uri);
    }

    void unsubscribe(String uri) {
        subscriptions.remove(uri);
    }

    Set<String> subscriptions() {
        return Set.copyOf(subscriptions);
    }

    boolean isSubscribed(String uri) {
        return subscriptions.contains(uri);
    }

    /// Cancels the client's requests, and the server's own.
    public void close() {
        requests.cancelAll();
        questions.cancelAll();
    }
}
