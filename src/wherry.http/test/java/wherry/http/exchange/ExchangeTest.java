package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    private static final long DEADLINE = 1000;

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
        exchange.open("text/event-stream");
        exchange.tick(Long.MAX_VALUE);
        assertFalse(Thread.interrupted(), "nothing is being written");
        exchange.write(new byte[] {'a'});
        exchange.tick(System.nanoTime() + 60_000_000_000L);
        assertFalse(Thread.interrupted(), "nothing is being written any more");
        exchange.flush();
        exchange.tick(System.nanoTime() + 60_000_000_000L);
        assertFalse(Thread.interrupted(), "nor flushed");
        var closing = new Closing();
        var stuck = new Exchange(closing, monitor, log, DEADLINE, budget);
        closing.exchange = stuck;
        stuck.open("text/event-stream");
        stuck.finish();
        assertTrue(Thread.interrupted() && !closing.early);
        stuck.tick(System.nanoTime() + 60_000_000_000L);
        assertFalse(Thread.interrupted(), "it is over");
    }

    /// Ticks while its body is closed: at the deadline, and after it.
    private static final class Closing extends StubExchange {
        private Exchange exchange;
        private boolean early;

        Closing() {
            super("POST", new Headers());
        }

        @Override
        public OutputStream getResponseBody() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                }

                @Override
                public void close() {
                    exchange.tick(System.nanoTime() - 60_000_000_000L);
                    early = Thread.currentThread().isInterrupted();
                    exchange.tick(System.nanoTime() + 60_000_000_000L);
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
