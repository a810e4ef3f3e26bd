import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Sends calls down a pipe without waiting for each answer, so many unanswered at once, and counts the lines that come back.
final class StdioLoad {
    private static final int BLOCK = 64;
    private static final int UNANSWERED = 4096;
    private static final String ID = "1000000000";

    private final AtomicLong answered = new AtomicLong();
    private final byte[] block;
    private final int length;
    private final int idAt;
    private long sent;

    /// @param message gives the line for an id
    StdioLoad(java.util.function.UnaryOperator<String> message) {
        String line = message.apply(ID) + "\n";
        block = line.repeat(BLOCK).getBytes(StandardCharsets.UTF_8);
        length = block.length / BLOCK;
        idAt = line.indexOf(ID);
    }

    /// Calls a second, over so many calls after so many that do not count.
    double run(Process server, String opening, int lines, long warm, long counted) throws IOException, InterruptedException {
        OutputStream out = server.getOutputStream();
        out.write(opening.getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread reader = Thread.ofPlatform().daemon().start(() -> count(server.getInputStream(), lines));
        send(out, warm);
        long start = System.nanoTime();
        send(out, counted);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.close();
        reader.join();
        return counted / seconds;
    }

    /// Sends so many and waits for the answers.
    private void send(OutputStream out, long calls) throws IOException {
        for (long until = sent + calls; sent < until; sent += BLOCK) {
            while (sent - answered.get() > UNANSWERED) {
                LockSupport.parkNanos(20_000);
            }
            for (int i = 0; i < BLOCK; i++) {
                number(i * length + idAt, sent + i);
            }
            out.write(block);
            out.flush();
        }
        long stuck = System.nanoTime() + 30_000_000_000L;
        while (answered.get() < sent) {
            if (System.nanoTime() > stuck) {
                throw new IOException("only " + answered + " of " + sent + " calls were answered");
            }
            LockSupport.parkNanos(20_000);
        }
    }

    /// The first digit stays, so that an id has no leading zero.
    private void number(int at, long value) {
        for (int digit = ID.length() - 1; digit > 0; digit--) {
            block[at + digit] = (byte) ('0' + value % 10);
            value /= 10;
        }
    }

    private void count(InputStream in, int opening) {
        byte[] buffer = new byte[1 << 16];
        long lines = -opening;
        try {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
                answered.set(Math.max(0, lines));
            }
        } catch (IOException ended) {
            // the sender says what is missing
        }
    }
}
