package wherry.server.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Revision;
import wherry.server.catalog.ListKind;
import wherry.server.request.RequestTable;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.LogLevel;
import wherry.tool.Principal;

/// What a legacy revision remembers between requests, from `initialize` on. Safe for use by many threads.
public final class Session implements AutoCloseable {
    private final Principal principal;
    private final Revision revision;
    private final Call.Initialize opening;
    private final Consumer<Json> general;
    private final RequestTable calls;
    private final int subscriptionLimit;
    private final Set<ListKind> declared;
    private final Registry registry;
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private final Questions questions;
    private volatile LogLevel logLevel = LogLevel.INFO;

    /// Where sessions are known that hear of changes.
    public interface Registry {
        void add(Session session);

        void remove(Session session);
    }

    /// @param general  takes what belongs to no call; which must not wait for the client
    /// @param calls    the open requests, also of other eras on the same connection
    /// @param declared the lists that the client was told of, whose changes it hears of
    public Session(Principal principal, Revision revision, Call.Initialize opening, Consumer<Json> general, RequestTable calls,
            Questions questions, int subscriptionLimit, Set<ListKind> declared, Registry registry) {
        this.principal = principal;
        this.revision = revision;
        this.opening = opening;
        this.general = general;
        this.calls = calls;
        this.questions = questions;
        this.subscriptionLimit = subscriptionLimit;
        this.declared = Set.copyOf(declared);
        this.registry = registry;
    }

    /// Lets the session hear of changes. To be called when its client has the reply to `initialize`.
    public void begin() {
        registry.add(this);
    }

    public Principal principal() {
        return principal;
    }

    public Revision revision() {
        return revision;
    }

    public Implementation clientInfo() {
        return opening.clientInfo();
    }

    public ClientCapabilities capabilities() {
        return opening.capabilities();
    }

    public RequestTable calls() {
        return calls;
    }

    public LogLevel logLevel() {
        return logLevel;
    }

    public void logLevel(LogLevel level) {
        logLevel = level;
    }

    /// Sends what belongs to no call, without waiting; dropped when the client does not keep up.
    public void send(JsonObject message) {
        general.accept(message);
    }

    /// Whether the client was told of this kind of list.
    public boolean declares(ListKind kind) {
        return declared.contains(kind);
    }

    public void subscribe(String uri) {
        if (subscriptions.size() >= subscriptionLimit && !subscriptions.contains(uri)) {
            throw new FaultException(new Fault.InvalidParams("more than " + subscriptionLimit + " subscriptions in one session"));
        }
        subscriptions.add(uri);
    }

    public void unsubscribe(String uri) {
        subscriptions.remove(uri);
    }

    public boolean isSubscribed(String uri) {
        return subscriptions.contains(uri);
    }

    /// The requests to the client that have no answer yet.
    public Questions questions() {
        return questions;
    }

    /// Ends what the session hears of changes. Its calls go on: its client initialized again on the same connection.
    public void supersede() {
        registry.remove(this);
    }

    /// Ends the session: its calls are cancelled and nothing more is sent.
    @Override
    public void close() {
        registry.remove(this);
        calls.cancelAll();
        questions.cancelAll();
    }
}
