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

/// A JSON-RPC batch: many messages come in, and one array of their responses goes out. Revision 2025-03-26 alone has batches.
public final class Batch {
    /// How many messages one batch may have.
    public static final int LIMIT = 50;

    private final JsonArray messages;
    private final Consumer<JsonArray> whole;
    private final MessageSink sink;
    /// Guarded by this object.
    private final List<Json> responses = new ArrayList<>();
    private int open;

    /// @param whole takes all responses, once; an empty array when the batch has no requests
    /// @param sink  takes the other messages of the calls
    public Batch(JsonArray messages, Consumer<JsonArray> whole, MessageSink sink) {
        this.messages = messages;
        this.whole = whole;
        this.sink = sink;
    }

    /// Checks a batch as a whole.
    ///
    /// @param revision the session's
    /// @throws FaultException when the revision has no batches, the batch is empty or too long, or it opens a session
    public static void require(JsonArray batch, Revision revision) {
        if (revision != Revision.V2025_03_26) {
            throw notAllowed();
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

    /// Hands each message to `receiver`, with the channel for its response. Does not wait for the responses.
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
                    part.close(List.of());
                }
            } catch (FaultException e) {
                part.close(List.of(Reply.malformed(e)));
            }
        }
        close(List.of());
    }

    /// @param response of the part that is closed; empty when it has none
    private void close(List<Json> response) {
        JsonArray all;
        synchronized (this) {
            responses.addAll(response);
            if (--open > 0) {
                return;
            }
            all = new JsonArray(responses);
        }
        whole.accept(all);
    }

    /// What is thrown for a batch outside a session of revision 2025-03-26.
    public static FaultException notAllowed() {
        return invalid("expected one message, got an array: only sessions of revision 2025-03-26 have batches");
    }

    private static FaultException invalid(String message) {
        return new FaultException(new Fault.InvalidRequest(message));
    }

    private final class Part implements CallChannel {
        private final AtomicBoolean closed = new AtomicBoolean();

        /// Counts once, also when a receiver ends a part and then fails.
        void close(List<Json> response) {
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
                case Outcome.Replied(Reply reply) -> List.of(reply.message());
                case Outcome.Cancelled _ -> List.of();
            });
        }
    }
}
