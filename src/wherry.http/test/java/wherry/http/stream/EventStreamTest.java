package wherry.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.http.ListLog;
import wherry.http.RecordingExchange;
import wherry.http.Running;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.MemoryBudget;
import wherry.json.Json;

/// What the writer of a stream does at each frame, heartbeat and loss.
@Timeout(30)
class EventStreamTest {
    private static final long PERIOD = Duration.ofSeconds(100).toNanos();

    private final RecordingExchange http = new RecordingExchange("POST", "");
    private final ListLog log = new ListLog();
    private final ExchangeMonitor monitor = new ExchangeMonitor(log);
    private final Exchange exchange = new Exchange(http, monitor, log, Long.MAX_VALUE, new MemoryBudget(1 << 20));
    private final Frames frames = new Frames();
    private final AtomicInteger losses = new AtomicInteger();
    private final EventStream stream = new EventStream(exchange, new Framing("text/x", new byte[] {'.'}, EventStreamTest::bytes), Duration.ofNanos(PERIOD),
            frames, losses::incrementAndGet);

    private static byte[] bytes(Json message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Frames implements FrameSource {
        private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicInteger abandoned = new AtomicInteger();
        private volatile boolean over;
        private volatile boolean broken;

        void add(String text) {
            waiting.add(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<byte[]> next() {
            if (broken) {
                throw new IllegalStateException("a bug");
            }
            return Optional.ofNullable(waiting.poll());
        }

        @Override
        public boolean isOver() {
            return over && waiting.isEmpty();
        }

        @Override
        public void abandon() {
            abandoned.incrementAndGet();
        }
    }

    private void assertWritten(String text) throws InterruptedException {
        Running.eventually(text, () -> http.body().equals(text) && (http.isFlushed() || http.isClosed()));
    }

    @Test
    void opensWithASignOfLifeWhenThereIsNoFrame() throws Exception {
        stream.wake();
        assertWritten(".");
        assertEquals("text/x", http.getResponseHeaders().getFirst("Content-Type"));
        frames.add("a");
        stream.wake();
        assertWritten(".a");
        assertEquals(1, monitor.size());
    }

    @Test
    void writesAllFramesAndEndsAfterTheLast() throws Exception {
        frames.add("a");
        frames.add("b");
        stream.wake();
        assertWritten("ab");
        frames.add("c");
        frames.over = true;
        stream.wake();
        Running.eventually("it is over", () -> monitor.size() == 0);
        assertEquals("abc", http.body());
        assertTrue(http.isClosed());
        frames.add("d");
        stream.wake();
        exchange.await();
        assertEquals(1, frames.waiting.size(), "nothing is written afterwards");
        assertEquals(0, losses.get() + frames.abandoned.get());
    }

    /// Each heartbeat is of two writes, since the first to a client that is gone does not fail.
    @Test
    void givesTwoSignsOfLifeAtEachHeartbeat() throws Exception {
        long start = System.nanoTime();
        stream.tick(start);
        assertWritten(".");
        tickInVainUntil(start + ExchangeMonitor.TICK_NANOS);
        stream.tick(start + ExchangeMonitor.TICK_NANOS);
        assertWritten("..");
        tickInVainUntil(start + ExchangeMonitor.TICK_NANOS + PERIOD);
        stream.tick(start + ExchangeMonitor.TICK_NANOS + PERIOD);
        assertWritten("...");
        frames.over = true;
        stream.wake();
        exchange.await();
        assertEquals("...", http.body());
    }

    private void tickInVainUntil(long due) throws InterruptedException {
        for (int i = 20; i > 0; i--) {
            stream.tick(due - i);
            Thread.sleep(1);
        }
    }

    @Test
    void givesUpOnceWhenTheClientIsGone() throws Exception {
        http.leave();
        frames.add("a");
        stream.wake();
        Running.eventually("it is lost", () -> losses.get() == 1);
        assertTrue(http.isClosed());
        assertEquals(0, monitor.size());
        frames.add("b");
        stream.wake();
        stream.tick(System.nanoTime());
        assertEquals("1 1 1", losses + " " + frames.abandoned + " " + frames.waiting.size());
        assertTrue(log.lines().isEmpty(), "that is no error");
    }

    @Test
    void reportsABugAndEnds() throws Exception {
        frames.broken = true;
        stream.wake();
        Running.eventually("it is lost", () -> losses.get() == 1);
        assertTrue(log.lines().getFirst().contains("a bug"), log.lines()::toString);
        assertEquals(0, monitor.size());
    }
}
