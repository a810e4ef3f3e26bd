package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.RequestId;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.request.ActiveRequest;
import wherry.server.request.Outcome;
import wherry.server.request.Reply;
import wherry.server.request.RequestTable;
import wherry.server.session.Session;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.InputFailed;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;
import wherry.tool.ToolFailure;
import wherry.tool.ToolHandler;
import wherry.tool.ToolResult;

/// The outcome of a call, for each way in which the code of a capability can end.
@Timeout(30)
class InvokerTest {
    private ServerHarness bench = ServerHarness.with();

    @AfterEach
    void close() {
        bench.close();
    }

    private RecordingChannel call(ToolHandler handler) {
        bench = ServerHarness.with(Tool.named("t").handler(handler));
        return bench.call("t");
    }

    private void assertIncident(RecordingChannel call, String cause) throws InterruptedException {
        var fault = (Fault.InternalError) call.fault();
        List<String> incidents = bench.logged.stream().filter(line -> line.startsWith("ERROR incident")).toList();
        assertEquals(1, incidents.size(), incidents::toString);
        assertTrue(incidents.getFirst().contains(fault.incident()) && incidents.getFirst().contains(cause), incidents::toString);
        assertTrue(incidents.getFirst().contains("\"tool\":\"t\""), incidents::toString);
        assertTrue(!call.reply().orElseThrow().message().toString().contains("secret"),
                "the peer reads no more than the incident");
    }

    @Test
    void reportsAnExceptionAsAnIncident() throws Exception {
        assertIncident(call((_, _) -> {
            throw new IllegalStateException("secret");
        }), "IllegalStateException: secret");
    }

    @Test
    void reportsAnErrorAsAnIncident() throws Exception {
        assertIncident(call((_, _) -> {
            throw new NoClassDefFoundError("secret");
        }), "NoClassDefFoundError");
    }

    private static int fall(int depth) {
        return fall(depth + 1) + 1;
    }

    @Test
    void reportsAStackOverflowAsAnIncident() throws Exception {
        assertIncident(call((_, _) -> ToolResult.text("" + fall(0))), "StackOverflowError");
    }

    @Test
    void reportsAnInterruptOfUnknownOriginAsAnIncident() throws Exception {
        assertIncident(call((_, _) -> {
            throw new InterruptedException();
        }), "InterruptedException");
    }

    @Test
    void givesAToolsFailureToTheModel() throws Exception {
        assertEquals("{\"content\":[{\"type\":\"text\",\"text\":\"no\"}],\"isError\":true}", bare(call((_, _) -> {
            throw new ToolFailure("no");
        })));
        assertEquals("{\"content\":[{\"type\":\"text\",\"text\":\"no answer\"}],\"isError\":true}", bare(call((_, _) -> {
            throw new InputFailed("no answer");
        })));
        assertTrue(bench.logged.stream().noneMatch(line -> line.startsWith("ERROR")));
    }

    private static String bare(RecordingChannel call) throws InterruptedException {
        var result = JsonObject.builder();
        call.result().forEach((name, value) -> {
            if (!name.equals("resultType") && !name.equals("_meta")) {
                result.put(name, value);
            }
        });
        return result.build().toString();
    }

    @Test
    void answersAlsoWhenTheHandlerLeavesItsThreadInterrupted() throws Exception {
        assertEquals("{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}", bare(call((_, _) -> {
            Thread.currentThread().interrupt();
            return ToolResult.text("done");
        })));
    }

    @Test
    void reportsAStructuredResultThatBreaksItsSchemaAsAnIncident() throws Exception {
        bench = ServerHarness.with(Tool.named("t").output("{\"type\":\"object\",\"required\":[\"n\"]}")
                .handler((_, _) -> ToolResult.structured(JsonObject.EMPTY)));
        assertIncident(bench.call("t"), "broke its output schema");
    }

    @Test
    void takesAFailureOfATooWithAnOutputSchemaWithoutStructure() throws Exception {
        bench = ServerHarness.with(Tool.named("t").output("{\"type\":\"object\",\"required\":[\"n\"]}")
                .handler((_, _) -> ToolResult.error("no")));
        assertTrue(bench.call("t").result().isTrue("isError"));
    }

    @Test
    void saysNothingOfACancelledCallNorLogsAnIncident() throws Exception {
        for (int round = 0; round < 200; round++) {
            var begun = new CountDownLatch(1);
            try (var one = ServerHarness.with(Tool.named("t").handler((_, _) -> {
                begun.countDown();
                Thread.sleep(Duration.ofSeconds(20));
                return ToolResult.text("late");
            }))) {
                var recorder = new RecordingChannel();
                ActiveRequest call = one.modern(one.request("tools/call", JsonObject.of("name", Json.of("t"))), JsonObject.EMPTY,
                        recorder);
                begun.await();
                call.cancel();
                assertEquals(Optional.empty(), recorder.reply());
                ServerHarness.await(() -> one.logged.stream().anyMatch(line -> line.contains("\"outcome\":\"cancelled\"")));
                assertTrue(one.logged.stream().noneMatch(line -> line.startsWith("ERROR")), one.logged::toString);
            }
        }
    }

    @Test
    void stopsACallThatTakesTooLongAndSaysSo() throws Exception {
        var interrupted = new CountDownLatch(1);
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> {
            try {
                Thread.sleep(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return ToolResult.text("late");
        })).callTimeout(Duration.ofMillis(300));
        assertInstanceOf(Fault.TimedOut.class, bench.call("t").fault());
        interrupted.await();
    }

    @Test
    void answersARequestThatOurOwnCodeBreaksOn() throws Exception {
        bench = new ServerHarness();
        bench.offered.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("text/plain").reader((_, _, _) -> {
            throw new AssertionError("of a reader");
        }));
        assertInstanceOf(Fault.InternalError.class, bench.modern("resources/read", ServerHarness.object("{'uri':'a:b'}"),
                JsonObject.EMPTY).fault());
        var breaking = new RecordingChannel() {
            @Override
            public void run(ActiveRequest call, Runnable work) {
                throw new IllegalStateException("no thread to be had");
            }
        };
        bench.modern(bench.request("resources/read", ServerHarness.object("{'uri':'a:b'}")), JsonObject.EMPTY, breaking);
        assertInstanceOf(Fault.InternalError.class, breaking.fault());
    }

    @Test
    void isNotDrainedBeforeTheChannelHasTheLastReply() throws Exception {
        var go = new CountDownLatch(1);
        var telling = new CountDownLatch(1);
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> ToolResult.text("done")));
        var slow = new RecordingChannel() {
            @Override
            public void end(Outcome outcome) {
                telling.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                super.end(outcome);
            }
        };
        bench.modern(bench.request("tools/call", JsonObject.of("name", Json.of("t"))), JsonObject.EMPTY, slow);
        telling.await();
        assertTrue(!bench.server().drain(Duration.ofMillis(20)));
        go.countDown();
        assertTrue(bench.server().drain(Duration.ofSeconds(10)));
        assertEquals(1, slow.ends.size());
    }

    @Test
    void closesCapabilitiesWhenTheirCancelledHandlersHaveUnwound() throws Exception {
        var begun = new CountDownLatch(1);
        var closedWhileAtWork = new AtomicBoolean();
        bench = ServerHarness.with();
        bench.offered.tools = List.of(Tool.named("t").handler((_, _) -> {
            begun.countDown();
            try {
                Thread.sleep(Duration.ofSeconds(20));
            } finally {
                closedWhileAtWork.set(bench.offered.closed > 0);
            }
            return ToolResult.text("late");
        }));
        bench.call("t");
        begun.await();
        long before = System.nanoTime();
        bench.server().close();
        boolean waitedInFull = System.nanoTime() - before >= Duration.ofMillis(100).toNanos();
        assertEquals(1, bench.offered.closed);
        assertTrue(waitedInFull || !closedWhileAtWork.get());
    }

    @Test
    void refusesWhenAllWorkersAndTheQueueAreTaken() throws Exception {
        var go = new Semaphore(0);
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> {
            go.acquire();
            return ToolResult.text("done");
        })).workers(1, 1);
        RecordingChannel first = bench.call("t");
        RecordingChannel second = bench.call("t");
        RecordingChannel third = bench.call("t");
        // The threads decide which two of them get in.
        ServerHarness.await(() -> List.of(first, second, third).stream().filter(call -> !call.ends.isEmpty()).count() == 1);
        go.release(2);
        long busy = 0;
        for (RecordingChannel call : List.of(first, second, third)) {
            busy += call.reply().orElseThrow().fault().filter(Fault.Busy.class::isInstance).stream().count();
        }
        assertEquals(1, busy);
    }

    @Test
    void forgetsACallThatWasCancelledWhileItWaitedForAWorker() throws Exception {
        var go = new Semaphore(0);
        var ran = new AtomicBoolean();
        bench = ServerHarness.with(Tool.named("hold").handler((_, _) -> {
            go.acquire();
            return ToolResult.text("done");
        }), Tool.named("wait").handler((_, _) -> {
            ran.set(true);
            return ToolResult.text("ran");
        })).workers(1, 5);
        var table = new RequestTable(10);
        RecordingChannel hold = bench.call("hold");
        ServerHarness.await(() -> go.hasQueuedThreads());
        var recorder = new RecordingChannel();
        ActiveRequest waiting = bench.modern(bench.request("tools/call", JsonObject.of("name", Json.of("wait"))), JsonObject.EMPTY,
                recorder, table);
        waiting.cancel();
        assertEquals(Optional.empty(), recorder.reply());
        assertEquals(0, table.size());
        go.release();
        hold.result();
        assertTrue(bench.server().drain(Duration.ofSeconds(10)));
        assertTrue(!ran.get());
    }

    @Test
    void saysInWordsThatAnExtensionRefusesParamsAlsoWhenItGivesNone() throws Exception {
        bench = new ServerHarness();
        var extension = new Extension("com.example/x", JsonObject.EMPTY,
                List.of(ExtensionMethod.of("x/y", (_, _) -> {
            throw new IllegalArgumentException();
        })));
        bench.offered.extensions = List.of(extension);
        Fault fault = bench.modern("x/y", JsonObject.EMPTY, ServerHarness.object("{'extensions':{'com.example/x':{}}}")).fault();
        assertEquals("params are not what x/y takes", ((Fault.InvalidParams) fault).message());
        assertInstanceOf(Fault.MissingClientCapability.class, bench.modern("x/y", JsonObject.EMPTY, JsonObject.EMPTY).fault());
        assertInstanceOf(Fault.MethodNotFound.class, bench.legacy(bench.open("2025-11-25", JsonObject.EMPTY, _ -> {
        }), "x/y", JsonObject.EMPTY).fault());
    }

    @Test
    void usesTheCodesOfTheCallersRevision() throws Exception {
        bench = new ServerHarness();
        bench.offered.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("text/plain").reader((_, _, _) -> Optional.empty()));
        Session session = bench.open("2025-11-25", JsonObject.EMPTY, _ -> {
        });
        for (String method : List.of("resources/read", "resources/subscribe")) {
            assertEquals(-32002, bench.legacy(session, method, ServerHarness.object("{'uri':'a:none'}")).code(), method);
        }
        assertEquals(-32602, bench.modern("resources/read", ServerHarness.object("{'uri':'a:none'}"), JsonObject.EMPTY).code());
    }

    @Test
    void leavesAResourceThatATemplateDoesNotHaveToTheNext() throws Exception {
        bench = new ServerHarness();
        bench.offered.templates = List.of(
                ResourceTemplate.at("a:{x}", "none").description("d").mimeType("text/plain").reader((_, _, _) -> Optional.empty()),
                ResourceTemplate.at("a:b{y}", "some").description("d").mimeType("text/plain").reader((uri, variables, _) -> variables.text("y").equals("c")
                        ? Optional.of(ResourceResult.of(ResourceContents.text(uri, "text/plain", "found")))
                        : Optional.empty()));
        assertTrue(bench.modern("resources/read", ServerHarness.object("{'uri':'a:bc'}"), JsonObject.EMPTY).result().toString()
                .contains("found"));
        assertInstanceOf(Fault.ResourceNotFound.class,
                bench.modern("resources/read", ServerHarness.object("{'uri':'a:bd'}"), JsonObject.EMPTY).fault());
    }

    @Test
    void answersEachMalformedRequestWithItsId() throws Exception {
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> ToolResult.text("x")));
        var recorder = new RecordingChannel();
        bench.modern(new wherry.protocol.Message.Request(RequestId.of("mine"), "tools/call", JsonObject.EMPTY), JsonObject.EMPTY,
                recorder);
        assertEquals(Optional.of(Json.of("mine")), recorder.reply().orElseThrow().message().get("id"));
        assertInstanceOf(Fault.InvalidParams.class, recorder.fault());
    }
}
