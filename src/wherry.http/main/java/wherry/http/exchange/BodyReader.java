package wherry.http.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import wherry.http.request.Refusal;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonReader;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;

/// Reads bodies within limits: each of them, and all large ones together.
public final class BodyReader {
    /// What is smaller is always read.
    private static final int SMALL = 64 << 10;

    private final int limit;
    private final long totalLimit = Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4);
    private final AtomicLong total = new AtomicLong();

    public BodyReader(int limit) {
        this.limit = limit;
    }

    /// A body, and the share of memory that it holds until closed.
    public record Body(byte[] bytes, int length, AtomicLong total, int held) implements AutoCloseable {

        /// @throws FaultException when it is none
        public Json json(JsonReader reader) {
            try {
                return reader.read(bytes, 0, length);
            } catch (JsonException e) {
                throw new FaultException(new Fault.ParseError("Parse error: " + e.getMessage()));
            }
        }

        @Override
        public void close() {
            if (held > 0) {
                total.addAndGet(-held);
            }
        }
    }

    /// @throws Refusal     when it is over a limit
    /// @throws IOException when it does not come: the connection is then of no more use
    public Body read(Exchange exchange) throws IOException {
        long announced = exchange.head().length().map(Long::parseLong).orElse(0L);
        if (announced > limit) {
            throw tooLarge();
        }
        if (!exchange.head().isChunked() && announced <= SMALL) {
            var bytes = new byte[(int) announced];
            if (exchange.body().readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new IOException("the body ended early");
            }
            return new Body(bytes, bytes.length, total, 0);
        }
        return readLarge(exchange, announced);
    }

    /// Memory is taken as bytes come in: what a client merely announces costs nothing.
    private Body readLarge(Exchange exchange, long announced) throws IOException {
        InputStream in = exchange.body();
        long end = exchange.head().isChunked() ? Long.MAX_VALUE : announced;
        var bytes = new byte[SMALL];
        int length = 0;
        int held = 0;
        try {
            while (length < end) {
                if (length == bytes.length) {
                    held += hold(length);
                    bytes = Arrays.copyOf(bytes, length * 2);
                }
                int read = in.read(bytes, length, (int) Math.min(bytes.length - length, end - length));
                if (read < 0) {
                    if (!exchange.head().isChunked()) {
                        throw new IOException("the body ended early");
                    }
                    break;
                }
                length += read;
                if (length > limit) {
                    throw tooLarge();
                }
            }
            var body = new Body(bytes, length, total, held);
            held = 0;
            return body;
        } catch (IndexOutOfBoundsException e) {
            // So the JDK's chunked decoder says that it cannot hold a size.
            throw new IOException(e);
        } finally {
            total.addAndGet(-held);
        }
    }

    private int hold(int bytes) {
        if (total.addAndGet(bytes) > totalLimit) {
            total.addAndGet(-bytes);
            throw Refusal.of(503, new Fault.Busy("too many large requests at once; try again later"),
                    Optional.empty()).dropping();
        }
        return bytes;
    }

    private Refusal tooLarge() {
        return Refusal.of(413, "expected a body of at most " + limit + " bytes").dropping();
    }
}
