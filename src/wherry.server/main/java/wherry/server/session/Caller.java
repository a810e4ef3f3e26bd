package wherry.server.session;

import java.util.Optional;
import wherry.protocol.Clients;
import wherry.protocol.Codec;
import wherry.protocol.Revision;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.Principal;

/// Who makes a call, and in which revision's words.
public sealed interface Caller {

    /// The sender of this request. A later request of the same session may come with more scopes.
    Sender sender();

    Revision revision();

    /// Empty when the client does not name itself.
    Optional<Implementation> clientInfo();

    ClientCapabilities capabilities();

    /// The legacy session that the call belongs to; empty for a modern call, which stands alone.
    Optional<Session> session();

    default Principal principal() {
        return sender().principal();
    }

    default Codec codec() {
        return Codec.of(revision());
    }

    /// The caller of a modern request, which brings its own metadata.
    record Modern(Sender sender, Clients.Modern meta) implements Caller {
        @Override
        public Revision revision() {
            return meta.revision();
        }

        @Override
        public Optional<Implementation> clientInfo() {
            return meta.clientInfo();
        }

        @Override
        public ClientCapabilities capabilities() {
            return meta.capabilities();
        }

        @Override
        public Optional<Session> session() {
            return Optional.empty();
        }
    }

    /// The caller of a legacy request, known by its session.
    record Legacy(Sender sender, Session current) implements Caller {
        @Override
        public Revision revision() {
            return current.revision();
        }

        @Override
        public Optional<Implementation> clientInfo() {
            return Optional.of(current.clientInfo());
        }

        @Override
        public ClientCapabilities capabilities() {
            return current.capabilities();
        }

        @Override
        public Optional<Session> session() {
            return Optional.of(current);
        }
    }
}
