package wherry.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import wherry.json.Json;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.UnreadableRequest;
import wherry.server.PeerConnection;
import wherry.server.Server;
import wherry.server.request.Reply;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// Serves one peer over a pair of streams (specification: basic/transports/stdio).
public final class StdioTransport implements AutoCloseable {
    /// Lines between two checks of the number of running calls.
    private static final int STRIDE = 32;
    /// How long the reader waits for running calls to end. Then it reads on, because the next message may cancel a call.
    private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(1);

    private static final long FLUSH_MILLIS = 200;

    private final Server server;
    private final int messageLimit;
    private final Duration drain;
    private final InputStream in;
    private final LineWriter writer;
    private final PeerConnection connection;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean lost;

    /// @param messageLimit bytes of one message
    /// @param drain        how long running calls may take after the input has ended
    public StdioTransport(Server server, int messageLimit, Duration drain, InputStream in, OutputStream out) {
        this.server = server;
        this.messageLimit = messageLimit;
        this.drain = drain;
        this.in = in;
        this.writer = new LineWriter(out, this::lose);
        this.connection = new PeerConnection(server, Sender.only(Principal.ANONYMOUS), writer, new JsonReader(JsonLimits.DEFAULT));
    }

    /// Serves until the input ends or the client stops reading. After the end of the input, running calls may still end.
    public void run() throws InterruptedException {
        // No close ends a read of standard input. So a daemon reads, and this thread can end when the peer is lost.
        Thread.ofPlatform().name("wherry-stdin").daemon().start(this::read);
        over.await();
        if (!lost) {
            drainCalls();
        }
        close();
    }

    private void read() {
        try {
            new LineReader(in, messageLimit).run(new Lines());
        } catch (IOException e) {
            if (!lost) {
                server.log().write(Level.INFO, "standard input failed", JsonObject.EMPTY, e);
            }
        } finally {
            over.countDown();
        }
    }

    /// After the end of the input the client may still read answers.
    private void drainCalls() throws InterruptedException {
        int left = server.working();
        if (!server.drain(drain)) {
            server.log().write(Level.WARNING, "the input ended while calls were at work; they were stopped",
                    JsonObject.of("calls", Json.of(left)));
        }
        writer.flush(FLUSH_MILLIS);
    }

    /// Waits until all sent messages are written.
    public void flush(Duration patience) throws InterruptedException {
        writer.flush(patience.toMillis());
    }

    private void lose() {
        lost = true;
        over.countDown();
        server.log().write(Level.INFO, "the peer takes no more output", JsonObject.EMPTY);
        try {
            in.close();
        } catch (IOException e) {
            // The server needs the input no more.
        }
    }

    @Override
    public void close() {
        connection.close();
        writer.close();
    }

    private final class Lines implements LineReader.Receiver {
        private int lines;

        @Override
        public void line(byte[] buffer, int offset, int length) {
            if (++lines % STRIDE == 0) {
                awaitRoom();
            }
            if (!isBlank(buffer, offset, length)) {
                connection.receive(buffer, offset, length);
            }
        }

        /// Slows a client that sends faster than tools answer: the reader waits.
        private void awaitRoom() {
            int most = server.options().workers() + server.options().queue();
            long deadline = System.nanoTime() + WAIT_FOR_ROOM.toNanos();
            while (server.working() >= most && System.nanoTime() < deadline) {
                LockSupport.parkNanos(100_000);
            }
        }

        private static boolean isBlank(byte[] buffer, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] != ' ' && buffer[i] != '\t') {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void tooLong(byte[] buffer, int offset, int length) {
            writer.send(Reply.malformed(UnreadableRequest.failure(new Fault.InvalidRequest("expected a message of at most "
                    + messageLimit + " bytes, got a longer one"), buffer, offset, length)));
        }
    }
}
