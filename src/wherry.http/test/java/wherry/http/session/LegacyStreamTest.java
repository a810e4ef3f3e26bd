package wherry.http.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wherry.http.ListLog;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;
import wherry.json.Json;
import wherry.json.JsonObject;

class LegacyStreamTest {
    private static final int TOTAL = 100_000;
    private static final JsonObject SMALL = JsonObject.of("n", Json.of(1));
    private static final JsonObject LARGE = JsonObject.of("text", Json.of("x".repeat(10_000)));

    private final ExchangeMonitor monitor = new ExchangeMonitor(new ListLog());
    private final MemoryBudget budget = new MemoryBudget(1 << 20);
    private final AtomicLong kept = new AtomicLong();
    private final LegacyStreams streams = streams();
    private final LegacyStream stream = streams.begin(true);

    private LegacyStreams streams() {
        var limits = new SessionLimits(Duration.ofMinutes(1), Duration.ZERO, 10, 10, 10, 100, 50_000, TOTAL);
        return new LegacyStreams(new ReplayBuffer(limits, kept, TOTAL), budget, 0);
    }

    /// Connects a client for which the test takes the frames.
    private EventLogReader connect(long after) {
        var exchange = new Exchange(new UnreadExchange(), monitor, new ListLog(), 1, budget);
        var limits = new StreamLimits(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 3, 1 << 20);
        var reader = new EventLogReader(exchange, stream, after, new byte[0], Duration.ofMinutes(1), limits);
        stream.attach(reader);
        return reader;
    }

    private static List<String> ids(EventLogReader reader) {
        var ids = new ArrayList<String>();
        for (Optional<byte[]> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
            ids.add(new String(frame.get(), UTF_8).lines().findFirst().orElseThrow());
        }
        return ids;
    }

    @Test
    void takesAStreamAtOnceFromAClientThatIsBehind() {
        EventLogReader slow = connect(0);
        for (int i = 0; i < 4; i++) {
            stream.offer(SMALL);
        }
        assertFalse(streams.isRead(), "the slow one has lost it, though it has not noticed that yet");
        assertTrue(slow.isOver());
        assertEquals(List.of("id: 1-1", "id: 1-2", "id: 1-3", "id: 1-4"), ids(connect(0)));
    }

    @Test
    void letsASenderGoOnWhenTheClientThatWasBehindIsGone() throws Exception {
        EventLogReader slow = connect(0);
        for (int i = 0; i < 3; i++) {
            stream.send(SMALL);
        }
        Thread sender = Thread.ofVirtual().start(() -> stream.send(SMALL));
        slow.abandon();
        sender.join();
        assertEquals(4, stream.log().events());
    }

    @Test
    void countsAnEventAsAMessageUntilItIsReadAndAsKeptAfterwards() {
        EventLogReader reader = connect(0);
        stream.send(LARGE);
        assertFalse(budget.isFree(), "it waits");
        assertEquals(0, kept.get());
        int size = reader.next().orElseThrow().length;
        assertFalse(budget.isFree(), "it is being written");
        assertEquals(size, kept.get());
        reader.next();
        assertTrue(budget.isFree(), "it is written");
        assertEquals(size, kept.get());
    }

    @Test
    void countsAnEventThatNoClientWaitsForAsKeptAlone() {
        stream.send(LARGE);
        assertTrue(budget.isFree());
        assertTrue(kept.get() > 10_000);
        streams.close();
        assertEquals(0, kept.get());
    }

    @Test
    void countsWhatIsBeingWrittenThoughItIsForgotten() {
        EventLogReader reader = connect(0);
        stream.send(LARGE);
        reader.next();
        streams.forgetKept();
        assertEquals(0, kept.get());
        assertFalse(budget.isFree());
        reader.next();
        assertTrue(budget.isFree());
    }

    @Test
    void letsAClientReconnectWhenThereIsNoRoomToWrite() {
        stream.send(LARGE);
        try (MemoryBudget.Hold _ = budget.tryHold(1 << 20).orElseThrow()) {
            EventLogReader reader = connect(0);
            assertEquals(List.of(), ids(reader));
            assertTrue(reader.isOver());
        }
        assertEquals(List.of("id: 1-1"), ids(connect(0)));
        assertTrue(budget.isFree());
    }

    @Test
    void keepsTheLastEventOfOneSessionThoughItIsLarge() {
        stream.send(JsonObject.of("text", Json.of("x".repeat(60_000))));
        assertEquals(List.of("id: 1-1"), ids(connect(0)));
    }

    @Test
    void keepsNothingThatAllSessionsTogetherHaveNoRoomFor() {
        for (int i = 0; i < 100; i++) {
            LegacyStreams each = streams();
            each.begin(true).send(JsonObject.of("text", Json.of("x".repeat(30_000))));
            assertTrue(kept.get() <= TOTAL, "kept " + kept.get());
        }
        streams.forgetKept();
        stream.send(SMALL);
        assertTrue(kept.get() > 60_000, "what others keep stays");
    }

    @Test
    void findsAStreamAsLongAsAnyOfItCanBeRead() {
        var first = new EventId(1, 0);
        stream.end(SMALL);
        assertEquals(Optional.of(stream), streams.find(first));
        assertEquals(Optional.empty(), streams.find(new EventId(1, 2)), "an event that never was");
        streams.forgetKept();
        assertEquals(Optional.empty(), streams.find(first));
    }
}
