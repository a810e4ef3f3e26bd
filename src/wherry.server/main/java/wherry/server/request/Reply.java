package wherry.server.request;

import java.util.Optional;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;

/// A response, ready to send.
public sealed interface Reply {

    JsonObject message();

    /// Why the response is an error; empty when it is a result.
    Optional<Fault> fault();

    record Result(JsonObject message) implements Reply {
        @Override
        public Optional<Fault> fault() {
            return Optional.empty();
        }
    }

    record Failure(JsonObject message, Fault cause) implements Reply {
        @Override
        public Optional<Fault> fault() {
            return Optional.of(cause);
        }
    }

    static Reply result(RequestId id, JsonObject result) {
        return new Result(Envelope.result(id, result));
    }

    static Reply fault(RequestId id, Fault fault, Revision revision) {
        return new Failure(Envelope.error(id, fault, revision), fault);
    }

    /// The error that answers bytes or JSON that is no message.
    static JsonObject malformed(FaultException fault) {
        return fault.id().map(id -> Envelope.error(id, fault.fault(), Revision.LATEST))
                .orElseGet(() -> Envelope.errorWithoutId(fault.fault(), Revision.LATEST));
    }
}
