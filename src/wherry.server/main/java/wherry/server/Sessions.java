package wherry.server;

import java.time.Duration;
import java.util.Optional;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Codec;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.Methods;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.call.ImmediateCalls;
import wherry.server.catalog.Catalog;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.lifecycle.Lifecycle;
import wherry.server.request.Reply;
import wherry.server.session.ConnectionState;
import wherry.server.session.Sender;
import wherry.server.session.Session;
import wherry.server.state.SessionSeal;
import wherry.tool.Principal;

/// Opens legacy sessions, and takes up those that this process does not remember. A session lives until it is closed. Safe for use by many threads.
public final class Sessions {
    private final Lifecycle lifecycle;
    private final Catalog catalog;
    private final ImmediateCalls immediateCalls;
    private final Session.Registry registry;
    private final SessionSeal seal;

    Sessions(Lifecycle lifecycle, Catalog catalog, ImmediateCalls immediateCalls, Session.Registry registry, SessionSeal seal) {
        this.lifecycle = lifecycle;
        this.catalog = catalog;
        this.immediateCalls = immediateCalls;
        this.registry = registry;
        this.seal = seal;
    }

    /// A new session, and the reply to its `initialize`.
    public record Opened(Session session, Reply reply) {
    }

    /// Opens a session for an `initialize`. The session hears of changes from [Session#begin] on.
    ///
    /// @throws FaultException when the request is not valid, or the server is shutting down
    public Opened open(Message.Request initialize, Sender sender, ConnectionState connection) {
        lifecycle.requireOpen();
        CatalogSnapshot snapshot = catalog.snapshot();
        Session session = session(initialize, sender.principal(), connection, snapshot);
        return new Opened(session, Reply.result(initialize.id(), immediateCalls.initialize(snapshot, session.revision())));
    }

    /// An id by which a process with the same key can take up the session.
    ///
    /// @param lifetime after which it no longer can
    /// @return empty when the client said so much of itself that the id would be too long
    public Optional<String> seal(Session session, Duration lifetime) {
        return seal.seal(session.principal(), JsonObject.builder()
                .put("protocolVersion", session.revision().text())
                .put("capabilities", session.capabilities().declared())
                .put("clientInfo", Codec.of(session.revision()).definitions().implementation(session.clientInfo()))
                .build(), lifetime);
    }

    /// The request with which a session of this id can begin again; empty when the id was not sealed for this principal, or has expired.
    public Optional<Message.Request> find(String id, Principal principal) {
        return seal.open(principal, id).map(params -> new Message.Request(RequestId.of(0), "initialize", params));
    }

    /// Takes up the session that began with this request, with the log level and the subscriptions of a new one.
    ///
    /// @throws FaultException when the server is shutting down
    public Session resume(Message.Request initialize, Principal principal, ConnectionState connection) {
        lifecycle.requireOpen();
        Session session = session(initialize, principal, connection, catalog.snapshot());
        session.begin();
        return session;
    }

    private Session session(Message.Request initialize, Principal principal, ConnectionState connection, CatalogSnapshot snapshot) {
        if (!(Methods.read(Revision.LATEST_LEGACY, initialize) instanceof Call.Initialize opening)) {
            throw new FaultException(new Fault.InvalidRequest("expected initialize, got " + initialize.method()));
        }
        Revision revision = Revision.of(opening.protocolVersion()).filter(known -> !known.isModern())
                .orElse(Revision.LATEST_LEGACY);
        return new Session(principal, revision, opening, connection, snapshot.kinds(), registry);
    }
}
