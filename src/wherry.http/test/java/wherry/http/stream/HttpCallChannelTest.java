package wherry.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.http.ListLog;
import wherry.http.RecordingExchange;
import wherry.http.Running;
import wherry.http.check.Accept;
import wherry.http.exchange.Exchange;
import wherry.http.exchange.ExchangeMonitor;
import wherry.http.exchange.MemoryBudget;
import wherry.http.request.ReplyHead;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.request.ActiveRequest;
import wherry.server.request.Outcome;
import wherry.server.request.Reply;
import wherry.server.request.RequestObserver;

/// Which calls are answered by JSON, and which by a stream.
@Timeout(30)
class HttpCallChannelTest {
    private static final RequestId ID = RequestId.of(7);
    private static final Outcome DONE = new Outcome.Replied(Reply.result(ID, JsonObject.EMPTY));
    private static final Outcome FAILED = new Outcome.Replied(Reply.fault(ID, new Fault.InvalidRequest("no"), Revision.LATEST));
    private static final String RESULT = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}";
    private static final JsonObject MESSAGE = JsonObject.of("n", Json.of(1));

    private final RecordingExchange http = new RecordingExchange("POST", "");
    private final MemoryBudget budget = new MemoryBudget(1 << 20);
    private final ListLog log = new ListLog();
    private final ExchangeMonitor monitor = new ExchangeMonitor(log);
    private final Exchange exchange = new Exchange(http, monitor, log, Long.MAX_VALUE, budget);
    private final List<String> streamed = new CopyOnWriteArrayList<>();
    private Runnable atLoss;

    private final class Recorded implements CallStream {
        @Override
        public void send(Json message) {
            streamed.add("send " + message);
        }

        @Override
        public boolean offer(Json message) {
            streamed.add("offer " + message);
            return false;
        }

        @Override
        public void end() {
            streamed.add("end");
        }

        @Override
        public void end(Json last) {
            streamed.add("end " + last);
        }

        @Override
        public void release(Duration retryAfter) {
            streamed.add("release " + retryAfter);
        }

        @Override
        public void tick(long now) {
            streamed.add("tick");
        }
    }

    private HttpCallChannel channel(boolean json, boolean events) {
        return new HttpCallChannel(exchange, new Accept(json, events), Duration.ofHours(1),
                reply -> new ReplyHead(reply.fault().isPresent() ? 400 : 200, Map.of("X-Own", "1")), loss -> {
            atLoss = loss;
            streamed.add("open");
            return new Recorded();
        });
    }

    private final HttpCallChannel channel = channel(true, true);

    private String plain() {
        return http.status() + " " + http.body();
    }

    private static void onAnotherThread(Runnable what) throws InterruptedException {
        Thread.ofVirtual().start(what).join();
    }

    /// Runs when the thread of the test waits.
    private static void whenThisWaits(Runnable what) {
        Thread owner = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                Running.eventually("it waits", () -> owner.getState() == Thread.State.WAITING);
                what.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void answersByJsonACallThatEndsOnTheThreadOfItsRequest() throws Exception {
        channel.end(DONE);
        assertEquals("-1 ", plain(), "not before the thread is done with it");
        channel.finish();
        assertEquals("200 " + RESULT, plain());
        assertEquals("1", http.getResponseHeaders().getFirst("X-Own"));
        assertEquals(List.of(), streamed);
        assertTrue(budget.isFree());
    }

    @Test
    void answersNothingToACallThatWasCancelled() throws Exception {
        channel.end(new Outcome.Cancelled());
        channel.finish();
        assertEquals("202 ", plain());
    }

    @Test
    void streamsAllOfACallThatSendsAMessage() throws Exception {
        channel.send(MESSAGE);
        assertFalse(channel.offer(MESSAGE), "as the stream says");
        channel.release(Duration.ofSeconds(1));
        channel.tick(System.nanoTime());
        channel.end(DONE);
        channel.finish();
        assertEquals(List.of("open", "send {\"n\":1}", "offer {\"n\":1}", "release PT1S", "tick", "end " + RESULT), streamed);
        assertEquals("-1 ", plain());
        assertTrue(exchange.isTaken());
    }

    @Test
    void endsTheStreamOfACancelledCall() {
        channel.send(MESSAGE);
        channel.end(new Outcome.Cancelled());
        assertEquals("end", streamed.getLast());
    }

    @Test
    void opensAStreamForACallThatTakesLong() throws Exception {
        channel.tick(System.nanoTime());
        assertEquals(List.of(), streamed);
        channel.tick(System.nanoTime() + Duration.ofHours(2).toNanos());
        assertEquals(List.of("open"), streamed);
        channel.finish();
        assertTrue(exchange.isTaken());
    }

    @Test
    void opensNoStreamForACallThatHasEnded() {
        channel.end(DONE);
        channel.tick(System.nanoTime() + Duration.ofHours(2).toNanos());
        assertEquals(List.of(), streamed);
    }

    @Test
    void streamsTheEndThatAnotherThreadTells() throws Exception {
        onAnotherThread(() -> channel.end(DONE));
        assertEquals(List.of("open", "end " + RESULT), streamed);
    }

    @Test
    void answersByJsonTheEndForWhichTheThreadOfItsRequestWaits() throws Exception {
        whenThisWaits(() -> channel.end(DONE));
        channel.await();
        channel.finish();
        assertEquals("200 " + RESULT, plain());
    }

    @Test
    void waitsNoLongerWhenAStreamBegins() throws Exception {
        whenThisWaits(() -> channel.send(MESSAGE));
        channel.await();
        channel.finish();
        assertEquals("-1 ", plain());
    }

    @Test
    void tellsAClientThatTakesNoEventsTheEndAlone() throws Exception {
        HttpCallChannel silent = channel(true, false);
        silent.send(MESSAGE);
        assertTrue(silent.offer(MESSAGE), "no room is needed for what is not sent");
        silent.release(Duration.ofSeconds(1));
        assertFalse(silent.carriesRequests());
        assertTrue(channel.carriesRequests());
        silent.end(DONE);
        silent.finish();
        assertEquals(List.of(), streamed);
        assertEquals("200 " + RESULT, plain());
    }

    @Test
    void answersErrorsAloneByJsonToAClientThatTakesEventsAlone() throws Exception {
        channel(false, true).end(DONE);
        assertEquals(List.of("open", "end " + RESULT), streamed);
        streamed.clear();
        HttpCallChannel failing = channel(false, true);
        failing.end(FAILED);
        failing.finish();
        assertEquals(List.of(), streamed);
        assertEquals(400, http.status());
    }

    @Test
    void cancelsTheCallWhoseClientIsLost() {
        ActiveRequest call = call();
        channel.run(call, () -> {
            channel.send(MESSAGE);
            atLoss.run();
            assertFalse(call.isOpen());
        });
        ActiveRequest later = call();
        channel.cancelWhenLost(later);
        assertFalse(later.isOpen(), "it was lost before");
    }

    @Test
    void cancelsTheCallWhenTheServerCloses() {
        ActiveRequest call = call();
        channel.cancelWhenLost(call);
        assertTrue(call.isOpen());
        monitor.cancelAll();
        assertFalse(call.isOpen());
    }

    private ActiveRequest call() {
        return new ActiveRequest(ID, channel, new RequestObserver() {
            @Override
            public void ended(ActiveRequest request) {
            }

            @Override
            public void gone(ActiveRequest request) {
            }

            @Override
            public JsonObject fields(ActiveRequest request) {
                return JsonObject.EMPTY;
            }

            @Override
            public Reply failed(ActiveRequest request, Throwable thrown) {
                throw new AssertionError(thrown);
            }
        });
    }

    @Test
    void answersAnErrorWhenThereIsNoRoomForTheResult() throws Exception {
        try (MemoryBudget.Hold _ = budget.tryHold(1 << 20).orElseThrow()) {
            channel.end(new Outcome.Replied(Reply.result(ID, JsonObject.of("text", Json.of("x".repeat(20_000))))));
            channel.finish();
        }
        assertEquals(503, http.status());
        assertTrue(http.body().startsWith("{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":"), http.body());
        assertTrue(budget.isFree());
    }
}
