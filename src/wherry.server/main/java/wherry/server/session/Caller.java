package wherry.server.session;

import java.util.Optional;
import wherry.protocol.Clients;
import wherry.protocol.Codec;
import wherry.protocol.Revision;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.Principal;

/// Who makes a call, and in which revision's words.
///
/// @param session the legacy session that the call belongs to; empty for a modern call, which stands alone
public record Caller(Principal principal, Revision revision, Optional<Implementation> clientInfo,
        ClientCapabilities capabilities, Optional<Session> session) {

    public static Caller modern(Principal principal, Clients.Modern meta) {
        return new Caller(principal, meta.revision(), meta.clientInfo(), meta.capabilities(), Optional.empty());
    }

    /// @param principal of the request, not the one that opened the session
    public static Caller of(Session session, Principal principal) {
        return new Caller(principal, session.revision(), Optional.of(session.clientInfo()),
                session.capabilities(), Optional.of(session));
    }

    public Codec codec() {
        return Codec.of(revision);
    }
}
