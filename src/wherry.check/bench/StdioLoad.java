import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// Sends calls to a server's standard input, with a bounded number of them unanswered, and counts the lines of the answers.
final class StdioLoad {
    private static final int FIRST = 10_000;
    private static final int WARM = 640_000;
    private static final int BLOCK = 50;
    private static final int UNANSWERED = 4096;
    private static final String ID = "1000000000";

    private final Process server;
    /// The number of answered calls; -1 until the opening is answered.
    private final AtomicLong answered = new AtomicLong(-1);
    private final byte[] block;
    private final int length;
    private final int idAt;
    private long sent;

    private StdioLoad(Process server, UnaryOperator<String> call) {
        this.server = server;
        String line = call.apply(ID) + "\n";
        block = line.repeat(BLOCK).getBytes(StandardCharsets.UTF_8);
        length = block.length / BLOCK;
        idAt = line.indexOf(ID);
    }

    /// The figures of one process: the rate of its first calls, then the rate and the cost once it is warm.
    record Speed(double firstRate, double warmRate, double processorMicros, double megabytes) {
    }

    /// @param opening a request that has one answer
    /// @param call    makes the request for an id
    static Speed run(Target target, String opening, UnaryOperator<String> call) throws IOException, InterruptedException {
        Process process = target.start();
        try {
            return new StdioLoad(process, call).run(opening);
        } catch (IOException e) {
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            throw new IOException(target.name() + (ended ? " ended with exit code " + process.exitValue() : " is still there"), e);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Speed run(String opening) throws IOException, InterruptedException {
        OutputStream out = server.getOutputStream();
        out.write((opening + "\n").getBytes(StandardCharsets.UTF_8));
        Thread reader = Thread.ofPlatform().daemon().start(() -> count(server.getInputStream()));
        send(out, 0);
        double firstSeconds = send(out, FIRST);
        send(out, WARM);
        Duration before = Target.processor(server);
        double warmSeconds = send(out, WARM);
        double micros = Target.processor(server).minus(before).toNanos() / 1e3 / WARM;
        double megabytes = Target.resident(server);
        out.close();
        reader.join();
        return new Speed(FIRST / firstSeconds, WARM / warmSeconds, micros, megabytes);
    }

    /// Sends a number of calls and waits for their answers.
    ///
    /// @return the seconds that both took
    private double send(OutputStream out, long calls) throws IOException {
        long start = System.nanoTime();
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
        out.flush();
        long stuck = System.nanoTime() + 30_000_000_000L;
        while (answered.get() < sent) {
            if (System.nanoTime() > stuck) {
                throw new IOException("only " + answered + " of " + sent + " calls were answered");
            }
            LockSupport.parkNanos(20_000);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// Replaces all digits of an id but the first, so that it has no leading zero.
    private void number(int at, long value) {
        for (int digit = ID.length() - 1; digit > 0; digit--) {
            block[at + digit] = (byte) ('0' + value % 10);
            value /= 10;
        }
    }

    private void count(InputStream in) {
        byte[] buffer = new byte[1 << 16];
        long lines = -1;
        try {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
                answered.set(lines);
            }
        } catch (IOException ended) {
            // The sender reports the answers that are missing.
        }
    }
}
