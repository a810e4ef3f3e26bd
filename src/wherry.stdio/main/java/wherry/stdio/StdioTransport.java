package wherry.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.PeerConnection;
import wherry.server.Server;
import wherry.tool.Principal;

/// Serves one peer over a pair of streams (specification: basic/transports/stdio).
public final class StdioTransport implements AutoCloseable {
    /// Calls at work or waiting from which on reading slows down, so that a peer that sends faster than tools answer is held
    /// up by its own connection. It never stops: a cancellation further down must get through.
    private static final int CROWD = 1024;
    /// Lines between two looks at how many there are.
    private static final int STRIDE = 32;
    private static final Duration AFTER_END = Duration.ofMillis(700);

    private final Server server;
    private final int messageLimit;
    private final InputStream in;
    private final LineWriter writer;
    private final PeerConnection connection;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean lost;

    /// @param messageLimit bytes of one message
    public StdioTransport(Server server, int messageLimit, InputStream in, OutputStream out) {
        this.server = server;
        this.messageLimit = messageLimit;
        this.in = in;
        this.writer = new LineWriter(out, this::lose);
        this.connection = new PeerConnection(server, Principal.ANONYMOUS, writer, new JsonReader(JsonLimits.DEFAULT));
    }

    /// Serves until the input ends or the peer takes no more output, then gives the calls at work a moment to end.
    public void run() throws InterruptedException {
        // Standard input cannot be closed under a thread that reads it: a lost peer must not have to send something first.
        Thread.ofPlatform().name("wherry-stdin").daemon().start(this::read);
        over.await();
        if (!lost) {
            awaitCalls();
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

    private void awaitCalls() throws InterruptedException {
        long deadline = System.nanoTime() + AFTER_END.toNanos();
        server.drain(AFTER_END);
        while (connection.calls().size() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        writer.flush(200);
    }

    /// Waits until what was sent is written.
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
            // It is closed then.
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
                for (int i = 0; server.working() >= CROWD && i < 1000; i++) {
                    LockSupport.parkNanos(100_000);
                }
            }
            connection.receive(buffer, offset, length);
        }

        @Override
        public void tooLong() {
            writer.send(Server.malformed(new FaultException(new Fault.InvalidRequest("expected a message of at most "
                    + messageLimit + " bytes, got a longer one"), Optional.empty())));
        }
    }
}
