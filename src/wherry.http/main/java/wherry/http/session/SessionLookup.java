package wherry.http.session;

import java.util.Optional;
import wherry.http.exchange.Refusal;
import wherry.http.exchange.RequestHead;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.MetaKey;
import wherry.protocol.Revision;
import wherry.tool.Principal;

/// Finds the session that a legacy request says it belongs to, and checks the revision that it says it is of.
public final class SessionLookup {
    private final HttpSessions sessions;

    public SessionLookup(HttpSessions sessions) {
        this.sessions = sessions;
    }

    /// @throws Refusal        when there is no such session, or the request names none
    /// @throws FaultException when it is of another revision
    public HttpSession require(RequestHead head, Principal principal) {
        Optional<Revision> revision = requireLegacy(head);
        String id = head.session().orElseThrow(() -> Refusal.of(400, "expected a header Mcp-Session-Id, which initialize gives, "
                + "or for revision " + Revision.LATEST.text() + " _meta with " + MetaKey.PROTOCOL_VERSION));
        HttpSession session = sessions.find(id, principal)
                .orElseThrow(() -> Refusal.of(404, "no such session: it has ended, or never was; initialize another one"));
        Revision negotiated = session.session().revision();
        if (revision.isPresent() && revision.get() != negotiated) {
            throw new FaultException(new Fault.InvalidRequest("expected MCP-Protocol-Version " + negotiated.text()
                    + ", which this session negotiated, got " + revision.get().text()));
        }
        return session;
    }

    /// @return the revision that the request names; none is as good as the session's own
    /// @throws FaultException when it is unknown, or one of those whose requests speak for themselves
    public static Optional<Revision> requireLegacy(RequestHead head) {
        Optional<Revision> revision = head.revision().map(text -> Revision.of(text)
                .orElseThrow(() -> new FaultException(new Fault.UnsupportedVersion(text))));
        if (revision.map(Revision::isModern).orElse(false)) {
            throw new FaultException(new Fault.InvalidParams("params._meta: expected " + MetaKey.PROTOCOL_VERSION
                    + ", as revision " + revision.get().text() + " has it, got none"));
        }
        return revision;
    }

    public static boolean isModern(RequestHead head) {
        return head.revision().flatMap(Revision::of).map(Revision::isModern).orElse(false);
    }
}
