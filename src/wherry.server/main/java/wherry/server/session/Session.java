package wherry.server.session;

import java.util.Set;
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

/// What a legacy revision remembers between requests, from `initialize` on. Safe for use by many threads.
public final class Session implements AutoCloseable {
    private final Principal principal;
    private final Revision revision;
    private final Call.Initialize opening;
    private final ConnectionState connection;
    private final Set<ListKind> declared;
    private final Registry registry;

    /// Where sessions are known that hear of changes.
    public interface Registry {
        void add(Session session);

        void remove(Session session);
    }

    /// @param connection what the session shares with others of the same connection
    /// @param declared   the lists that the client was told of, whose changes it hears of
    public Session(Principal principal, Revision revision, Call.Initialize opening, ConnectionState connection,
            Set<ListKind> declared, Registry registry) {
        this.principal = principal;
        this.revision = revision;
        this.opening = opening;
        this.connection = connection;
        this.declared = Set.copyOf(declared);
        this.registry = registry;
    }

    /// Lets the session hear of changes. To be called when its client has the reply to `initialize`.
    public void begin() {
        registry.add(this);
    }

    /// The principal that opened it; a later request may be made with other scopes.
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

    /// Sends what belongs to no request, without waiting; dropped when the client does not keep up.
    public void send(JsonObject message) {
        connection.send(message);
    }

    /// Whether the client was told of this kind of list.
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

    public boolean isSubscribed(String uri) {
        return connection.isSubscribed(uri);
    }

    /// Gives its place to the session of another `initialize` on the same connection. Its open calls end as they began.
    public void supersede() {
        registry.remove(this);
    }

    /// Ends the session: its calls are cancelled and nothing more is sent.
    @Override
    public void close() {
        registry.remove(this);
        connection.close();
    }
}
