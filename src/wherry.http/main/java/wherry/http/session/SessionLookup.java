package wherry.http.session;

import java.util.Optional;
import wherry.http.request.Refusal;
import wherry.http.request.RequestHead;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.MetaKey;
import wherry.protocol.Revision;
import wherry.server.session.Sender;

/// Finds the session that a legacy request names, and checks the revision that it names.
public final class SessionLookup {
    private final HttpSessions sessions;

    public SessionLookup(HttpSessions sessions) {
        this.sessions = sessions;
    }

    /// A request may name another legacy revision than the session negotiated. It is served in the negotiated one. A client should name
    /// that one, but the server must refuse only revisions that it does not support (specification: 2025-11-25, Protocol Version Header).
    ///
    /// @throws Refusal        when there is no such session, or the request names none
    /// @throws FaultException when it names a revision that no session has, or the server cannot take up the session now
    public HttpSession require(RequestHead head, Sender sender) {
        requireLegacy(head);
        String id = head.session().orElseThrow(() -> Refusal.of(400, "expected a header Mcp-Session-Id, which initialize gives, "
                + "or for revision " + Revision.LATEST.text() + " _meta with " + MetaKey.PROTOCOL_VERSION));
        return sessions.find(id, sender)
                .orElseThrow(() -> Refusal.of(404, "no such session: it has ended or never existed; send initialize to open another one"));
    }

    private static void requireLegacy(RequestHead head) {
        Optional<Revision> revision = head.revision().map(text -> Revision.of(text)
                .orElseThrow(() -> new FaultException(new Fault.UnsupportedVersion(text))));
        if (revision.map(Revision::isModern).orElse(false)) {
            throw new FaultException(new Fault.InvalidParams("params._meta: expected " + MetaKey.PROTOCOL_VERSION
                    + ", as revision " + revision.get().text() + " has it, got none"));
        }
    }

    public static boolean isModern(RequestHead head) {
        return head.revision().flatMap(Revision::of).map(Revision::isModern).orElse(false);
    }
}
