package wherry.server.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.Revision;

/// A JSON-RPC batch of revision 2025-03-26, which alone has them: many messages in, one array of their responses out.
public final class Batch {
    /// Messages in one batch.
    public static final int LIMIT = 50;

    private final JsonArray messages;
    private final Consumer<JsonArray> whole;
    private final MessageSink sink;
    /// Guarded by this object.
    private final List<Json> responses = new ArrayList<>();
    private int open;

    /// @param whole takes the responses, once, when all are there; none at all when the batch had no requests
    /// @param sink  takes what the calls send meanwhile
    public Batch(JsonArray messages, Consumer<JsonArray> whole, MessageSink sink) {
        this.messages = messages;
        this.whole = whole;
        this.sink = sink;
    }

    /// @param revision of the session; empty when there is none
    /// @throws FaultException when a batch is not allowed here, or is no good as a whole
    public static void require(JsonArray batch, Optional<Revision> revision) {
        if (!revision.equals(Optional.of(Revision.V2025_03_26))) {
            throw invalid("expected one message, got an array: only sessions of revision 2025-03-26 have batches");
        }
        if (batch.size() == 0 || batch.size() > LIMIT) {
            throw invalid("expected a batch of 1 to " + LIMIT + " messages, got " + batch.size());
        }
        for (Json message : batch.items()) {
            if (message instanceof JsonObject object && object.string("method").equals(Optional.of("initialize"))) {
                throw invalid("initialize must not be in a batch");
            }
        }
    }

    /// Hands each message to `receiver`, with the channel for its response. Returns at once; the responses come together.
    public void each(BiConsumer<Message, CallChannel> receiver) {
        synchronized (this) {
            open = messages.size() + 1;
        }
        for (Json json : messages.items()) {
            var part = new Part();
            try {
                Message message = Envelope.read(json);
                receiver.accept(message, part);
                if (!(message instanceof Message.Request)) {
                    part.close(Optional.empty());
                }
            } catch (FaultException e) {
                part.close(Optional.of(Reply.malformed(e)));
            }
        }
        close(Optional.empty());
    }

    private void close(Optional<Json> response) {
        JsonArray all;
        synchronized (this) {
            response.ifPresent(responses::add);
            if (--open > 0) {
                return;
            }
            all = new JsonArray(responses);
        }
        whole.accept(all);
    }

    private static FaultException invalid(String message) {
        return new FaultException(new Fault.InvalidRequest(message));
    }

    private final class Part implements CallChannel {
        private final AtomicBoolean closed = new AtomicBoolean();

        /// Counts once, also when a receiver ends a part and fails after that.
        void close(Optional<Json> response) {
            if (closed.compareAndSet(false, true)) {
                Batch.this.close(response);
            }
        }

        @Override
        public void send(Json message) {
            sink.send(message);
        }

        @Override
        public boolean offer(Json message) {
            return sink.offer(message);
        }

        @Override
        public void end(Outcome outcome) {
            close(switch (outcome) {
                case Outcome.Replied(Reply reply) -> Optional.of(reply.message());
                case Outcome.Cancelled _ -> Optional.empty();
            });
        }
    }
}
