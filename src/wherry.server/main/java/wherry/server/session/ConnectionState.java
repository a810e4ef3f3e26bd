package wherry.server.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.request.RequestTable;
import wherry.tool.LogLevel;

/// What belongs to a connection and not to one `initialize` on it: its open requests in both directions, what was subscribed
/// to, and the log level. A bridge may give one connection to several clients, which the server cannot tell apart.
/// Safe for use by many threads.
public final class ConnectionState {
    private final Consumer<Json> general;
    private final RequestTable requests;
    private final int subscriptionLimit;
    private final Questions questions = new Questions();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile LogLevel logLevel = LogLevel.INFO;

    /// @param general           takes what belongs to no request; it must not wait for the client
    /// @param requestLimit      requests of the client at once
    /// @param subscriptionLimit resource URIs at once
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

    boolean isSubscribed(String uri) {
        return subscriptions.contains(uri);
    }

    /// Cancels the client's requests and ends the wait for its answers.
    public void close() {
        requests.cancelAll();
        questions.cancelAll();
    }
}
