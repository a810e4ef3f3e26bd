package wherry.server.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.FaultException;
import wherry.protocol.Revision;
import wherry.server.catalog.ListKind;
import wherry.server.request.RequestTable;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.LogLevel;
import wherry.tool.Principal;

/// The state of a legacy client between requests, from `initialize` on. Safe for use by many threads.
public final class Session implements AutoCloseable {
    private final Principal principal;
    private final Revision revision;
    private final Call.Initialize opening;
    private final ConnectionState connection;
    private final Set<ListKind> declared;
    private final Registry registry;
    /// What capabilities keep. A class has one class loader, so a capability that is loaded again finds nothing of the one before.
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

    /// Holds the sessions that hear of changes.
    public interface Registry {
        void add(Session session);

        void remove(Session session);
    }

    /// @param connection shared with the other sessions of the same connection
    /// @param declared   the lists that the reply to `initialize` declared; the client hears of their changes
    public Session(Principal principal, Revision revision, Call.Initialize opening, ConnectionState connection,
            Set<ListKind> declared, Registry registry) {
        this.principal = principal;
        this.revision = revision;
        this.opening = opening;
        this.connection = connection;
        this.declared = Set.copyOf(declared);
        this.registry = registry;
    }

    /// Makes the session hear of changes. Called when the client has the reply to `initialize`.
    public void begin() {
        registry.add(this);
    }

    /// The principal that opened the session. A later request may come with other scopes.
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

    /// The client's requests that are open.
    public RequestTable calls() {
        return connection.requests();
    }

    /// The server's requests that are open.
    public Questions questions() {
        return connection.questions();
    }

    public LogLevel logLevel() {
        return connection.logLevel();
    }

    public void logLevel(LogLevel level) {
        connection.logLevel(level);
    }

    /// Sends a message that belongs to no request, without waiting. Drops it when the client is too slow.
    public void send(JsonObject message) {
        connection.send(message);
    }

    /// Whether the reply to `initialize` declared this kind of list.
    public boolean declares(ListKind kind) {
        return declared.contains(kind);
    }

    /// @throws FaultException when there are too many
    public void subscribe(String uri) {
        connection.subscribe(uri);
    }

    public void unsubscribe(String uri) {
        connection.unsubscribe(uri);
    }

    public Set<String> subscribedResources() {
        return connection.subscriptions();
    }

    public boolean isSubscribed(String uri) {
        return connection.isSubscribed(uri);
    }

    /// What a capability keeps in the session; the first call for it makes it.
    public <T> T kept(Class<T> type, Supplier<T> first) {
        return type.cast(kept.computeIfAbsent(type, _ -> first.get()));
    }

    /// Makes room for the session of another `initialize` on the same connection. The open calls of this one go on.
    public void supersede() {
        registry.remove(this);
    }

    /// Ends the session and its connection's state: cancels all open calls and sends nothing more.
    @Override
    public void close() {
        registry.remove(this);
        connection.close();
    }
}
