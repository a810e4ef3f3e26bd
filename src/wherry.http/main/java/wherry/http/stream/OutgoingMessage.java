package wherry.http.stream;

import java.util.Optional;
import java.util.function.Function;
import wherry.http.exchange.JsonSize;
import wherry.http.exchange.MemoryBudget;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;

/// A message as bytes, with the part of the memory budget that it takes until it is written.
///
/// @param replaced whether it is an error in the place of a response for which there was no room
public record OutgoingMessage(byte[] bytes, MemoryBudget.Hold hold, boolean replaced) implements AutoCloseable {

    /// While a message becomes bytes, its values, a growing buffer and a copy of that are in memory together.
    private static final int WRITING = 3;

    /// Never waits: a message that waited for room would keep its values in memory.
    ///
    /// @param framing makes bytes of the message
    /// @return empty when there is no room for the message and it is no response: it is dropped
    public static Optional<OutgoingMessage> of(Json message, MemoryBudget budget, Function<Json, byte[]> framing) {
        long size = JsonSize.of(message);
        Optional<MemoryBudget.Hold> hold = budget.tryHold(size < MemoryBudget.SMALL ? 0 : WRITING * size);
        if (hold.isPresent()) {
            byte[] bytes = framing.apply(message);
            hold.get().shrink(bytes.length);
            return Optional.of(new OutgoingMessage(bytes, hold.get(), false));
        }
        return id(message).map(id -> new OutgoingMessage(framing.apply(Envelope.error(id,
                new Fault.Busy("too many large messages at once; try again later"), Revision.LATEST)), budget.hold(), true));
    }

    /// A message that is too small to be counted.
    public static OutgoingMessage small(byte[] bytes, MemoryBudget budget) {
        return new OutgoingMessage(bytes, budget.hold(), false);
    }

    private static Optional<RequestId> id(Json message) {
        return message instanceof JsonObject object && !object.has("method") ? object.get("id").flatMap(RequestId::from)
                : Optional.empty();
    }

    @Override
    public void close() {
        hold.close();
    }
}
