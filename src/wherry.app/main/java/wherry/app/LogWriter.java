package wherry.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongFunction;

/// Writes lines to a stream on a thread of its own, so that a slow reader of standard error holds up no other thread. Drops and
/// counts a line for which there is no room.
final class LogWriter {
    /// How many characters may wait.
    private static final int LIMIT = 1 << 20;

    private final OutputStream out;
    private final LongFunction<String> lostLine;
    /// Guarded by this object, as are all fields below.
    private final Queue<String> lines = new ArrayDeque<>();
    private int waiting;
    private long lost;
    private boolean writing;
    private boolean started;

    /// @param lostLine makes the line that tells how many lines were dropped
    LogWriter(OutputStream out, LongFunction<String> lostLine) {
        this.out = out;
        this.lostLine = lostLine;
    }

    /// Takes a line. Never waits.
    synchronized void write(String line) {
        if (waiting + line.length() > LIMIT) {
            lost++;
            return;
        }
        lines.add(line);
        waiting += line.length();
        if (!started) {
            started = true;
            Thread.ofPlatform().name("wherry-stderr").daemon().start(this::run);
        }
        notifyAll();
    }

    private void run() {
        try {
            while (true) {
                out.write(next().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All lines that wait, as one text, so that many lines take one write.
    private synchronized String next() throws InterruptedException {
        writing = false;
        notifyAll();
        while (lines.isEmpty()) {
            wait();
        }
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        lines.clear();
        waiting = 0;
        if (lost > 0) {
            text.append(lostLine.apply(lost)).append('\n');
            lost = 0;
        }
        writing = true;
        return text.toString();
    }

    /// Drops all lines from here on, since standard error is closed.
    private synchronized void stop() {
        lines.clear();
        waiting = LIMIT;
        writing = false;
        notifyAll();
    }

    /// Waits until all lines are written, but no longer than `patience`.
    synchronized void flush(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        try {
            while ((writing || !lines.isEmpty()) && left > 0) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
