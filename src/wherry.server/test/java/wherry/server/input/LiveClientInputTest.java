package wherry.server.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.Message;
import wherry.protocol.RequestId;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.admission.Admission;
import wherry.server.request.ActiveRequest;
import wherry.server.session.Session;
import wherry.tool.CallContext;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.InputFailed;
import wherry.tool.Prompt;
import wherry.tool.RootsRequest;
import wherry.tool.Sampling;
import wherry.tool.Tool;
import wherry.tool.ToolHandler;
import wherry.tool.ToolResult;

/// The same handlers on a session, where the server asks by a request of its own and waits.
@Timeout(30)
class LiveClientInputTest {
    private ServerHarness bench = ServerHarness.with();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Tool tool(ToolHandler handler) {
        return Tool.named("t").handler(handler);
    }

    private Session session() {
        return bench.open("2025-11-25", ServerHarness.EVERYTHING, _ -> {
        });
    }

    private static String sample(CallContext call, String key) throws InterruptedException {
        return call.sample(key, Sampling.of(key + "?", 5)).text();
    }

    private static RequestId id(JsonObject request) {
        return RequestId.from(request.get("id").orElseThrow()).orElseThrow();
    }

    private static void answer(Session session, JsonObject request, String text) {
        assertTrue(session.questions().answer(new Message.Result(id(request),
                ServerHarness.object("{'model':'m','content':{'type':'text','text':'" + text + "'}}"))));
    }

    private static String text(RecordingChannel call) throws InterruptedException {
        return ((JsonObject) call.result().array("content").orElseThrow().items().getFirst()).string("text").orElseThrow();
    }

    @Test
    void waitsForTheAnswerAndAsksEachKeyOnce() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text(sample(call, "a") + sample(call, "a") + sample(call, "b"))));
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        answer(session, call.awaitSent(1), "x");
        answer(session, call.awaitSent(2), "y");
        assertEquals("xxy", text(call));
        assertEquals(List.of("sampling/createMessage", "sampling/createMessage"), call.methods());
    }

    @Test
    void takesAnAnswerOnceAndOfItsOwnSessionOnly() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text(sample(call, "a"))));
        Session session = session();
        Session other = session();
        RecordingChannel call = bench.call(session, "t");
        JsonObject asked = call.awaitSent(1);
        Message.Result answer = new Message.Result(id(asked), ServerHarness.object("{'model':'m','content':{'type':'text','text':'x'}}"));
        assertFalse(other.questions().answer(answer));
        assertFalse(session.questions().answer(new Message.Result(RequestId.of("nobody"), JsonObject.EMPTY)));
        assertFalse(session.questions().answer(new Message.Unmatched()));
        assertTrue(session.questions().answer(answer));
        assertFalse(session.questions().answer(answer));
        assertEquals("x", text(call));
    }

    @Test
    void makesAToolFailOfAClientThatAnswersWithAnError() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text(sample(call, "a"))));
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        session.questions().answer(new Message.Failure(id(call.awaitSent(1)), "User rejected"));
        assertEquals("the client answered with an error: User rejected", text(call));
        assertTrue(call.result().isTrue("isError"));
        assertTrue(bench.logged.stream().noneMatch(line -> line.startsWith("ERROR")), "a client's no is no bug of ours");
    }

    @Test
    void makesAPromptFailOfAClientThatAnswersWithNonsense() throws Exception {
        bench = new ServerHarness();
        bench.offered.prompts = List.of(Prompt.named("p").description("d").handler((_, call) -> {
            sample(call, "a");
            return null;
        }));
        Session session = session();
        RecordingChannel call = bench.legacy(session, "prompts/get", ServerHarness.object("{'name':'p'}"));
        session.questions().answer(new Message.Result(id(call.awaitSent(1)), ServerHarness.object("{'action':'accept'}")));
        assertInstanceOf(Fault.Failed.class, call.fault());
    }

    @Test
    void letsAHandlerGoOnWithoutAnAnswerThatDoesNotCome() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> {
            try {
                return ToolResult.text(sample(call, "a"));
            } catch (InputFailed e) {
                return ToolResult.text("alone");
            }
        })).askTimeout(Duration.ofMillis(20));
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        assertEquals("alone", text(call));
        assertEquals(List.of("sampling/createMessage", "notifications/cancelled"), call.methods());
        assertEquals(call.sent.getFirst().get("id"), call.sent.get(1).object("params").orElseThrow().get("requestId"));
        assertFalse(session.questions().answer(new Message.Result(id(call.sent.getFirst()), JsonObject.EMPTY)), "a late answer is dropped");
    }

    @Test
    void refusesAFormThatDoesNotFitItsSchema() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text(
                call.elicit("a", Elicitation.form("?").required("n", Field.integer().with("maximum", Json.of(5)))).content()
                        .toString())));
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        session.questions().answer(new Message.Result(id(call.awaitSent(1)), ServerHarness.object("{'action':'accept','content':{'n':6}}")));
        assertTrue(text(call).startsWith("the client's form does not fit its schema: "), call.result()::toString);
    }

    @Test
    void givesItsPlaceToOthersWhileItWaits() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text(sample(call, "a"))),
                Tool.named("quick").handler((_, _) -> ToolResult.text("quick"))).workers(1, 10);
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        JsonObject asked = call.awaitSent(1);
        assertEquals("quick", text(bench.call(session, "quick")));
        answer(session, asked, "x");
        assertEquals("x", text(call));
    }

    @Test
    void keepsTheCountOfWorkersWhenCallsAreCancelledWhileTheyWait() throws Exception {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        var go = new Semaphore(0);
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text(sample(call, "a"))), Tool.named("work").handler((_, _) -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            go.acquire();
            atWork.decrementAndGet();
            return ToolResult.text("done");
        })).workers(2, 100);
        Session session = session();
        for (int round = 0; round < 20; round++) {
            var call = new RecordingChannel();
            ActiveRequest active = bench.server().legacy(bench.request("tools/call", JsonObject.of("name", Json.of("t"))), session,
                    ServerHarness.SENDER, call);
            call.awaitSent(1);
            active.cancel();
            assertEquals(Optional.empty(), call.reply());
        }
        List<RecordingChannel> calls = List.of(bench.call(session, "work"), bench.call(session, "work"), bench.call(session, "work"),
                bench.call(session, "work"));
        ServerHarness.await(() -> atWork.get() == 2);
        Thread.sleep(50);
        assertEquals(2, most.get());
        go.release(4);
        for (RecordingChannel call : calls) {
            assertEquals("done", text(call));
        }
        assertEquals(2, most.get());
    }

    @Test
    void failsAtOnceWhenItsCallIsOver() throws Exception {
        var second = new CompletableFuture<Throwable>();
        bench = ServerHarness.with(tool((_, call) -> {
            try {
                sample(call, "a");
            } catch (InterruptedException e) {
                second.complete(assertThrows(InterruptedException.class, () -> sample(call, "b")));
            }
            return ToolResult.text("late");
        }));
        Session session = session();
        var recorder = new RecordingChannel();
        Message.Request request = bench.request("tools/call", JsonObject.of("name", Json.of("t")));
        ActiveRequest active = bench.server().legacy(request, session, ServerHarness.SENDER, recorder);
        recorder.awaitSent(1);
        active.cancel();
        assertEquals("the call was cancelled", second.get().getMessage());
        assertEquals(1, recorder.sent.size());
    }

    @Test
    void endsAsItsSessionEnds() throws Exception {
        var thrown = new CompletableFuture<Throwable>();
        bench = ServerHarness.with(tool((_, call) -> {
            try {
                return ToolResult.text(sample(call, "a"));
            } catch (Throwable e) {
                thrown.complete(e);
                throw e;
            }
        }));
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        call.awaitSent(1);
        session.close();
        session.close();
        assertInstanceOf(InterruptedException.class, thrown.get());
        assertEquals(Optional.empty(), call.reply());
        assertInstanceOf(Fault.InvalidRequest.class, bench.call(session, "t").fault(),
                "nothing begins on a session that has ended");
    }

    @Test
    void endsAsItsSessionEndsAlsoBeforeItsOwnInterruptComes() throws Exception {
        bench = ServerHarness.with();
        Session session = session();
        var recorder = new RecordingChannel();
        var input = new LiveClientInput(session, new ActiveRequest(RequestId.of(1), recorder, RecordingChannel.observer(RecordingChannel.NOTHING, RecordingChannel.NOTHING)),
                new Admission(1, 1, 100).enter("peer"), Duration.ofSeconds(20));
        var thrown = new CompletableFuture<Throwable>();
        Thread.ofVirtual().start(() -> {
            try {
                input.ask(Map.of("a", Sampling.of("?", 1)));
            } catch (Throwable e) {
                thrown.complete(e);
            }
        });
        recorder.awaitSent(1);
        session.close();
        assertInstanceOf(InterruptedException.class, thrown.get());
    }

    @Test
    void asksOnlyWhatTheClientDeclaredAndItsRevisionHasWordsFor() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text(call.elicit("a", Elicitation.form("?")
                .optional("m", Field.choices("x"))).action().name())));
        Session older = bench.open("2025-06-18", ServerHarness.object("{'elicitation':{}}"), _ -> {
        });
        RecordingChannel call = bench.call(older, "t");
        assertTrue(call.result().isTrue("isError"));
        assertTrue(text(call)
                .startsWith("this client, of revision 2025-06-18, did not declare or cannot take what the call needs"),
                text(call));
        assertTrue(bench.call(bench.open("2025-11-25", ServerHarness.object("{'sampling':{}}"), _ -> {
        }), "t").result().isTrue("isError"));
    }

    @Test
    void tellsThatAUrlIsDoneAndNothingOfAForm() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> {
            call.ask(Map.of("form", Elicitation.form("?").optional("m", Field.text()), "url",
                    Elicitation.url("?", URI.create("https://e/"))));
            call.completed("form");
            call.completed("url");
            call.completed("unknown");
            return ToolResult.text("done");
        }));
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        call.awaitSent(2);
        for (JsonObject asked : call.sent) {
            session.questions().answer(new Message.Result(id(asked), ServerHarness.object("{'action':'accept'}")));
        }
        text(call);
        assertEquals(1, call.methods().stream().filter("notifications/elicitation/complete"::equals).count());
    }

    @Test
    void doesWorkOnceInOneCall() throws Exception {
        var done = new AtomicInteger();
        bench = ServerHarness.with(tool((_, call) -> {
            call.once("k", () -> Json.of(done.incrementAndGet()));
            return ToolResult.text(call.once("k", () -> Json.of(done.incrementAndGet())).toString());
        }));
        assertEquals("1", text(bench.call(session(), "t")));
    }

    @Test
    void asksForRootsWithoutParams() throws Exception {
        bench = ServerHarness.with(tool((_, call) -> ToolResult.text("" + call.ask(Map.of("r", new RootsRequest())).size())));
        Session session = session();
        RecordingChannel call = bench.call(session, "t");
        assertFalse(call.awaitSent(1).has("params"));
        session.questions().answer(new Message.Result(id(call.sent.getFirst()), ServerHarness.object("{'roots':[]}")));
        assertEquals("1", text(call));
    }

    @Test
    void failsClearlyOnAnotherThreadAndAfterTheHandlerReturned() throws Exception {
        var leaked = new CompletableFuture<CallContext>();
        var elsewhere = new CompletableFuture<Throwable>();
        var asked = new CountDownLatch(1);
        bench = ServerHarness.with(tool((_, call) -> {
            Thread.ofVirtual().start(() -> {
                elsewhere.complete(assertThrows(IllegalStateException.class, () -> sample(call, "a")));
                asked.countDown();
            });
            asked.await();
            leaked.complete(call);
            return ToolResult.text("done");
        }));
        RecordingChannel call = bench.call(session(), "t");
        text(call);
        assertTrue(elsewhere.get().getMessage().contains("own thread"), elsewhere.get()::getMessage);
        assertThrows(IllegalStateException.class, () -> sample(leaked.get(), "a"));
        assertThrows(IllegalStateException.class, () -> leaked.get().once("k", () -> Json.of(1)));
        leaked.get().progress(1, 2);
        leaked.get().log(wherry.tool.LogLevel.ERROR, "l", "m");
        leaked.get().completed("k");
        leaked.get().pollLater(Duration.ofSeconds(1));
        call.reply();
        assertTrue(call.sent.isEmpty());
    }
}
