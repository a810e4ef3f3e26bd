package wherry.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import wherry.json.Json;
import wherry.json.JsonWriter;
import wherry.server.request.MessageSink;

/// Writes messages to a stream, one a line, on its own thread. It writes a burst at once. A peer that does not read blocks
/// only the threads that send to it.
final class LineWriter implements MessageSink, AutoCloseable {
    /// When more bytes than this wait to be written, [#send] waits and [#offer] refuses. The last message and the burst that is being
    /// written come on top.
    static final int LIMIT = 8 << 20;
    private static final int START = 64 << 10;

    private final OutputStream out;
    private final Runnable atLoss;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition space = lock.newCondition();
    /// The lock guards all fields below.
    private byte[] waiting = new byte[START];
    private int length;
    private boolean writing;
    private boolean closed;

    /// @param atLoss called once when the peer is lost; later messages are dropped
    LineWriter(OutputStream out, Runnable atLoss) {
        this.out = out;
        this.atLoss = atLoss;
        this.thread = Thread.ofPlatform().name("wherry-stdout").daemon().start(this::run);
    }

    @Override
    public void send(Json message) {
        byte[] line = JsonWriter.line(message);
        lock.lock();
        try {
            while (length > LIMIT && !closed) {
                space.awaitUninterruptibly();
            }
            append(line);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(Json message) {
        byte[] line = JsonWriter.line(message);
        lock.lock();
        try {
            if (length > LIMIT && !closed) {
                return false;
            }
            append(line);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void append(byte[] line) {
        if (closed) {
            return;
        }
        if (length + line.length > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(2 * waiting.length, length + line.length));
        }
        System.arraycopy(line, 0, waiting, length, line.length);
        length += line.length;
        if (!writing) {
            changed.signal();
        }
    }

    private void run() {
        byte[] spare = new byte[START];
        try {
            while (true) {
                byte[] burst;
                int count;
                lock.lock();
                try {
                    writing = false;
                    space.signalAll();
                    changed.signalAll();
                    while (length == 0 && !closed) {
                        changed.awaitUninterruptibly();
                    }
                    if (length == 0) {
                        return;
                    }
                    burst = waiting;
                    count = length;
                    waiting = spare;
                    length = 0;
                    writing = true;
                } finally {
                    lock.unlock();
                }
                out.write(burst, 0, count);
                out.flush();
                // Releases the buffer of a huge result.
                spare = burst.length > 16 * START ? new byte[START] : burst;
            }
        } catch (IOException e) {
            lose();
        }
    }

    private void lose() {
        lock.lock();
        try {
            closed = true;
            length = 0;
            writing = false;
            space.signalAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        atLoss.run();
    }

    /// Waits until all sent messages are written, at most this long.
    void flush(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while ((length > 0 || writing) && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Refuses further messages; those sent before are still written.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            space.signalAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
