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
/// @param sender  of this very request: a session's scopes may grow from one request to the next
/// @param session the legacy session that the call belongs to; empty for a modern call, which stands alone
public record Caller(Sender sender, Revision revision, Optional<Implementation> clientInfo,
        ClientCapabilities capabilities, Optional<Session> session) {

    public static Caller modern(Sender sender, Clients.Modern meta) {
        return new Caller(sender, meta.revision(), meta.clientInfo(), meta.capabilities(), Optional.empty());
    }

    public static Caller of(Session session, Sender sender) {
        return new Caller(sender, session.revision(), Optional.of(session.clientInfo()), session.capabilities(),
                Optional.of(session));
    }

    public Principal principal() {
        return sender.principal();
    }

    public Codec codec() {
        return Codec.of(revision);
    }
}
