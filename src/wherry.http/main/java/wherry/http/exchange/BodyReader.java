package wherry.http.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import wherry.http.request.Refusal;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonReader;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.UnreadableRequest;

/// Reads the message in a request's body, within the limit of one body and the budget of all.
///
/// It takes and counts memory as bytes arrive. The length that a client announces takes none.
public final class BodyReader {
    /// The first buffer.
    private static final int START = 1 << 10;

    private final int limit;
    private final MemoryBudget budget;

    /// @param limit bytes of one body
    public BodyReader(int limit, MemoryBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /// A message, and the part of the budget that it keeps until closed.
    public record Received(Json json, MemoryBudget.Hold hold) implements AutoCloseable {
        @Override
        public void close() {
            hold.close();
        }
    }

    /// @throws Refusal        when it exceeds a limit
    /// @throws FaultException when it is no message
    /// @throws IOException    when it does not arrive whole: the connection cannot be used any more
    public Received read(Exchange exchange, JsonReader reader) throws IOException {
        MemoryBudget.Hold hold = budget.hold();
        boolean read = false;
        try {
            Json json = parse(new Body(exchange, hold), reader, hold);
            read = true;
            return new Received(json, hold);
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            if (!read) {
                hold.close();
            }
        }
    }

    /// While a text is parsed, its bytes, a copy of them and the values are in memory. Afterwards, only the values are.
    private static Json parse(Body body, JsonReader reader, MemoryBudget.Hold hold) throws InterruptedException {
        hold.growPatiently(body.length < MemoryBudget.SMALL ? 0 : JsonSize.worst(body.length) + 2L * body.length);
        try {
            Json json = reader.read(body.bytes, 0, body.length);
            hold.shrink(body.length < MemoryBudget.SMALL ? 0 : JsonSize.of(json));
            return json;
        } catch (JsonException e) {
            throw UnreadableRequest.failure(new Fault.ParseError("Parse error: " + e.getMessage()), body.bytes, 0, body.length);
        }
    }

    private final class Body {
        private byte[] bytes = new byte[START];
        private int length;

        Body(Exchange exchange, MemoryBudget.Hold hold) throws IOException {
            boolean chunked = exchange.head().isChunked();
            long announced = chunked ? Long.MAX_VALUE : exchange.head().length().map(Long::parseLong).orElse(0L);
            if (!chunked && announced > limit) {
                throw tooLarge();
            }
            try {
                fill(exchange.body(), announced, hold);
            } catch (IndexOutOfBoundsException e) {
                // The JDK's chunked decoder throws this when a chunk's size is too large for it.
                throw new IOException(e);
            }
            if (!chunked && length < announced) {
                throw new IOException("the body ended early");
            }
        }

        private void fill(InputStream in, long end, MemoryBudget.Hold hold) throws IOException {
            int read = 0;
            while (length < end && read >= 0) {
                if (length == bytes.length) {
                    int next = (int) Math.min(Math.min(2L * bytes.length, limit + 1L), end);
                    hold.grow(length + next);
                    bytes = Arrays.copyOf(bytes, next);
                }
                read = in.read(bytes, length, (int) Math.min(bytes.length - length, end - length));
                length += Math.max(0, read);
                if (length > limit) {
                    throw tooLarge();
                }
            }
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(413, "expected a body of at most " + limit + " bytes").dropping();
    }
}
