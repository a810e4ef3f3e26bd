package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.http.ListLog;
import wherry.http.RecordingExchange;
import wherry.http.StubExchange;
import wherry.json.JsonObject;

/// One answer, whole or as a stream, and the watch over its writer.
@Timeout(30)
class ExchangeTest {
    private static final long DEADLINE = 3_600_000_000_000L;

    private final ListLog log = new ListLog();
    private final ExchangeMonitor monitor = new ExchangeMonitor(log);
    private final MemoryBudget budget = new MemoryBudget(1 << 20);
    private final RecordingExchange http = new RecordingExchange("POST", "");
    private final Exchange exchange = new Exchange(http, monitor, log, DEADLINE, budget);

    @Test
    void sendsJsonWithItsLengthAndIsOver() throws Exception {
        assertFalse(exchange.isTaken());
        exchange.send(503, JsonObject.EMPTY);
        assertEquals("503 2 {}", http.status() + " " + http.length() + " " + http.body());
        assertEquals("application/json", http.getResponseHeaders().getFirst("Content-Type"));
        assertTrue(http.isClosed() && exchange.isTaken());
        exchange.await();
        assertEquals(0, monitor.size());
    }

    @Test
    void sendsNoBodyWhereThereIsNone() throws Exception {
        exchange.send(202);
        assertEquals("202 -1 ", http.status() + " " + http.length() + " " + http.body());
        assertFalse(http.getResponseHeaders().containsKey("Content-Type"));
        var head = new RecordingExchange("HEAD", "");
        new Exchange(head, monitor, log, DEADLINE, budget).send(200, JsonObject.EMPTY);
        assertEquals("200 -1 ", head.status() + " " + head.length() + " " + head.body());
        assertEquals(0, monitor.size());
    }

    @Test
    void writesWhatIsLongInSlices() throws Exception {
        String text = "0123456789abcdef".repeat(4 << 10) + "!";
        exchange.send(200, text.getBytes(StandardCharsets.US_ASCII));
        assertEquals(text, http.body());
        assertEquals(16 << 10, http.largestWrite());
    }

    @Test
    void isOverAlsoWhenTheClientIsGone() throws Exception {
        http.leave();
        assertThrows(IOException.class, () -> exchange.send(200, JsonObject.EMPTY));
        exchange.await();
        assertEquals(0, monitor.size());
    }

    @Test
    void streamsUnderHeadersThatKeepProxiesFromHoldingItBack() throws Exception {
        exchange.open("text/event-stream");
        exchange.write(new byte[] {'a'});
        assertFalse(http.isFlushed());
        exchange.flush();
        assertTrue(http.isFlushed());
        assertEquals("200 0 a", http.status() + " " + http.length() + " " + http.body());
        assertEquals("text/event-stream", http.getResponseHeaders().getFirst("Content-Type"));
        assertEquals("no-cache, no-transform", http.getResponseHeaders().getFirst("Cache-Control"));
        assertEquals("no", http.getResponseHeaders().getFirst("X-Accel-Buffering"));
        assertTrue(exchange.isTaken() && !http.isClosed());
        assertEquals(1, monitor.size());
        exchange.finish();
        assertTrue(http.isClosed());
        assertEquals(0, monitor.size());
    }

    @Test
    void endsTheConnectionInTheWordsOfEachVersion() {
        http.getResponseHeaders().set("Keep-Alive", "timeout=5");
        exchange.closeAfterwards();
        assertEquals("close", http.getResponseHeaders().getFirst("Connection"));
        assertFalse(http.getResponseHeaders().containsKey("Keep-Alive"));
    }

    @Test
    void isTakenWhenAnotherThreadWillAnswer() {
        exchange.handOver();
        assertTrue(exchange.isTaken());
    }

    @Test
    void interruptsAWriterWhoseClientDoesNotReadForTooLong() throws Exception {
        var plain = new Stuck();
        watched(plain).send(200, new byte[] {'a'});
        assertEquals(List.of("headers", "write", "close"), plain.interrupted);
        var streamed = new Stuck();
        Exchange stream = watched(streamed);
        stream.open("text/event-stream");
        stream.write(new byte[] {'a'});
        stream.flush();
        stream.finish();
        assertEquals(List.of("write", "flush", "close"), streamed.interrupted);
    }

    @Test
    void interruptsNothingBetweenTheWrites() throws Exception {
        exchange.open("text/event-stream");
        for (int step = 0; step < 4; step++) {
            exchange.tick(System.nanoTime() + 2 * DEADLINE);
            assertFalse(Thread.interrupted(), "after step " + step);
            switch (step) {
                case 0 -> exchange.write(new byte[] {'a'});
                case 1 -> exchange.flush();
                default -> exchange.finish();
            }
        }
    }

    @Test
    void countsTheTimeOfEachSliceByItself() throws Exception {
        var slices = new Stuck();
        slices.restarts = true;
        watched(slices).send(200, new byte[20_000]);
        assertEquals(List.of("headers", "close"), slices.interrupted);
    }

    private Exchange watched(Stuck stuck) {
        stuck.exchange = new Exchange(stuck, monitor, log, DEADLINE, budget);
        return stuck.exchange;
    }

    /// A client that does not read: at each write the time of the watch passes the deadline.
    private static final class Stuck extends StubExchange {
        private final List<String> interrupted = new ArrayList<>();
        private Exchange exchange;
        /// Whether a write only takes the time that is left to it by one that began before.
        private boolean restarts;
        private long before;

        Stuck() {
            super("POST", new Headers());
        }

        private void pass(String what) {
            exchange.tick(System.nanoTime() - DEADLINE);
            assertFalse(Thread.currentThread().isInterrupted(), what);
            exchange.tick(System.nanoTime() + 2 * DEADLINE);
            if (Thread.interrupted()) {
                interrupted.add(what);
            }
        }

        @Override
        public void sendResponseHeaders(int status, long length) {
            if (length > 0) {
                pass("headers");
            }
        }

        private void write() {
            if (!restarts) {
                pass("write");
            } else if (before > 0) {
                exchange.tick(before + DEADLINE + 2);
                assertFalse(Thread.interrupted());
            }
            before = System.nanoTime();
            while (System.nanoTime() <= before + 2) {
                Thread.onSpinWait();
            }
        }

        @Override
        public OutputStream getResponseBody() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                }

                @Override
                public void write(byte[] from, int offset, int count) {
                    Stuck.this.write();
                }

                @Override
                public void flush() {
                    pass("flush");
                }

                @Override
                public void close() {
                    pass("close");
                }
            };
        }
    }

    @Test
    void reportsABugUnderTheIdThatItGives() {
        String incident = exchange.report(new IllegalStateException("broken"));
        assertTrue(log.lines().getFirst().contains("\"incident\":\"" + incident + "\"") && log.lines().getFirst().contains("broken"),
                log.lines()::toString);
    }

    @Test
    void isWatchedUntilItIsOver() throws Exception {
        var ticks = new CountDownLatch(3);
        var cancelled = new CountDownLatch(1);
        var own = new AtomicReference<Thread>();
        new Exchange(new RecordingExchange("POST", ""), monitor, log, DEADLINE, budget).watch(_ -> {
            throw new IllegalStateException("a bug of one");
        });
        exchange.watch(new Exchange.Watch() {
            @Override
            public void tick(long now) {
                own.set(Thread.currentThread());
                ticks.countDown();
            }

            @Override
            public void cancel() {
                cancelled.countDown();
            }
        });
        monitor.start();
        ticks.await();
        monitor.cancelAll();
        cancelled.await();
        assertTrue(log.lines().getFirst().startsWith("ERROR tick failed"), log.lines()::toString);
        monitor.close();
        own.get().join();
    }
}
