package wherry.server.request;

import java.util.Optional;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;

/// A response, ready to send.
///
/// @param fault why it is an error; empty when it is a result
public record Reply(JsonObject message, Optional<Fault> fault) {

    public static Reply result(RequestId id, JsonObject result) {
        return new Reply(Envelope.result(id, result), Optional.empty());
    }

    public static Reply fault(RequestId id, Fault fault, Revision revision) {
        return new Reply(Envelope.error(id, fault, revision), Optional.of(fault));
    }

    /// What to answer to bytes that are no message.
    public static JsonObject malformed(FaultException fault) {
        return fault.id().map(id -> Envelope.error(id, fault.fault(), Revision.LATEST))
                .orElseGet(() -> Envelope.errorWithoutId(fault.fault(), Revision.LATEST));
    }
}
