package wherry.server.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.catalog.ListKind;
import wherry.server.request.ActiveRequest;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Session;
import wherry.tool.Implementation;
import wherry.tool.Resource;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

@Timeout(30)
class SubscriptionsTest {
    private static final Set<ListKind> EVERY = EnumSet.allOf(ListKind.class);

    private final Subscriptions subscriptions = subscriptions(3, 2);

    private static Subscriptions subscriptions(int listeners, int resources) {
        return new Subscriptions(listeners, resources, new ResultMetadata(Implementation.of("test", "1")), _ -> {
        });
    }

    private ActiveRequest listen(int id, RecordingChannel recorder, Call.Listen filter) {
        var active = new ActiveRequest(RequestId.of(id), recorder, RecordingChannel.observer(subscriptions::close, RecordingChannel.NOTHING));
        subscriptions.open(active, filter);
        return active;
    }

    private static Call.Listen filter(boolean tools, boolean prompts, boolean resources, String... uris) {
        return new Call.Listen(tools, prompts, resources, Set.of(uris));
    }

    @Test
    void sendsWhatWasAskedForAndNothingElse() {
        var recorder = new RecordingChannel();
        listen(7, recorder, filter(true, false, false, "a:1"));
        assertEquals(Set.of("a:1"), subscriptions.uris());
        subscriptions.changed(EVERY);
        subscriptions.updated("a:1");
        subscriptions.updated("a:2");
        assertEquals(List.of("notifications/subscriptions/acknowledged", "notifications/tools/list_changed",
                "notifications/resources/updated"),
                recorder.methods());
        for (JsonObject message : recorder.sent) {
            JsonObject meta = message.object("params").orElseThrow().object("_meta").orElseThrow();
            assertEquals(Optional.of(Json.of(7)), meta.get("io.modelcontextprotocol/subscriptionId"));
        }
        assertEquals(ServerHarness.object("{'toolsListChanged':true,'resourceSubscriptions':['a:1']}"),
                recorder.sent.getFirst().object("params").orElseThrow().object("notifications").orElseThrow());
    }

    @Test
    void losesNoChangeBetweenTheAcknowledgementAndTheFirstNotification() throws Exception {
        for (int round = 0; round < 300; round++) {
            var one = subscriptions(3, 2);
            var told = new CountDownLatch(1);
            var recorder = new RecordingChannel() {
                @Override
                public void send(Json message) {
                    super.send(message);
                    if (sent.size() == 1) {
                        // From here on the client expects a notification of every change.
                        Thread.ofVirtual().start(() -> {
                            one.changed(EVERY);
                            told.countDown();
                        });
                        Thread.yield();
                    }
                }
            };
            one.open(new ActiveRequest(RequestId.of(1), recorder, RecordingChannel.observer(one::close, RecordingChannel.NOTHING)), filter(true, false, false));
            told.await();
            assertEquals(2, recorder.sent.size(), "round " + round);
        }
    }

    @Test
    void acknowledgesFirst() throws Exception {
        for (int round = 0; round < 300; round++) {
            var one = subscriptions(3, 2);
            var recorder = new RecordingChannel();
            var active = new ActiveRequest(RequestId.of(1), recorder, RecordingChannel.observer(one::close, RecordingChannel.NOTHING));
            var start = new CyclicBarrier(2);
            Thread telling = Thread.ofVirtual().start(() -> {
                barrier(start);
                one.changed(EVERY);
            });
            barrier(start);
            one.open(active, filter(true, true, true));
            telling.join();
            assertEquals("notifications/subscriptions/acknowledged", recorder.methods().getFirst());
        }
    }

    private static void barrier(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void endsEachOnceWithBothItsClosingMessages() throws Exception {
        var recorder = new RecordingChannel();
        ActiveRequest active = listen(1, recorder, filter(true, false, false));
        Thread other = Thread.ofVirtual().start(subscriptions::endAll);
        subscriptions.endAll();
        other.join();
        ServerHarness.await(() -> !subscriptions.isEnding());
        other.join();
        assertEquals(List.of("notifications/subscriptions/acknowledged", "notifications/cancelled"), recorder.methods());
        JsonObject result = recorder.result();
        assertEquals("complete", result.string("resultType").orElseThrow());
        assertEquals(Optional.of(Json.of(1)), result.object("_meta").orElseThrow().get("io.modelcontextprotocol/subscriptionId"));
        assertTrue(!active.isOpen());
        assertEquals(0, subscriptions.size());
        subscriptions.changed(EVERY);
        assertEquals(2, recorder.sent.size());
    }

    @Test
    void forgetsWhatWasCancelledEvenBeforeItOpened() throws Exception {
        var recorder = new RecordingChannel();
        var active = new ActiveRequest(RequestId.of(1), recorder, RecordingChannel.observer(subscriptions::close, RecordingChannel.NOTHING));
        active.cancel();
        subscriptions.open(active, filter(true, false, false));
        assertEquals(0, subscriptions.size());
        assertEquals(List.of(), recorder.sent);
        listen(2, recorder, filter(true, false, false)).cancel();
        assertEquals(0, subscriptions.size());
    }

    @Test
    void refusesMoreThanItsLimitsHoweverManyComeAtOnce() throws Exception {
        assertInstanceOf(Fault.InvalidParams.class, assertThrows(FaultException.class,
                () -> listen(1, new RecordingChannel(), filter(false, false, false, "a:1", "a:2", "a:3"))).fault());
        var threads = new ArrayList<Thread>();
        var start = new CyclicBarrier(20);
        IntStream.range(0, 20).forEach(id -> threads.add(Thread.ofVirtual().start(() -> {
            barrier(start);
            try {
                listen(id, new RecordingChannel(), filter(true, false, false));
            } catch (FaultException e) {
                assertInstanceOf(Fault.Busy.class, e.fault());
            }
        })));
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(subscriptions.size() <= 3, () -> "" + subscriptions.size());
    }

    @Test
    void endsListenersWhenTheServerDrains() throws Exception {
        try (var bench = ServerHarness.with(Tool.named("t").handler((_, _) -> ToolResult.text("x")))) {
            RecordingChannel listening = bench.modern("subscriptions/listen",
                    ServerHarness.object("{'notifications':{'toolsListChanged':true}}"), JsonObject.EMPTY);
            assertTrue(bench.server().drain(Duration.ofSeconds(5)));
            assertEquals("complete", listening.result().string("resultType").orElseThrow());
            assertInstanceOf(Fault.Busy.class, bench.call("t").fault());
        }
    }

    @Test
    void tellsSessionsOfChangesAndOfWhatTheySubscribedTo() throws Exception {
        try (var bench = new ServerHarness().limits(10, 1, 10)) {
            bench.offered.resources = List.of(resource("a:1"), resource("a:2"));
            var general = new RecordingChannel();
            Session session = bench.open("2025-11-25", JsonObject.EMPTY, general::offer);
            bench.legacy(session, "resources/subscribe", ServerHarness.object("{'uri':'a:1'}")).result();
            bench.legacy(session, "resources/subscribe", ServerHarness.object("{'uri':'a:1'}")).result();
            assertInstanceOf(Fault.InvalidParams.class, bench.legacy(session, "resources/subscribe",
                    ServerHarness.object("{'uri':'a:2'}")).fault());
            assertEquals(Set.of("a:1"), bench.offered.host.subscribedResources());
            bench.offered.host.resourceUpdated("a:1");
            bench.offered.host.resourceUpdated("a:2");
            bench.offered.resources = List.of(resource("a:1"));
            bench.offered.host.listsChanged();
            assertEquals(List.of("notifications/resources/updated", "notifications/resources/list_changed"), general.methods());
            bench.legacy(session, "resources/unsubscribe", ServerHarness.object("{'uri':'a:1'}")).result();
            assertEquals(Set.of(), bench.offered.host.subscribedResources());
            bench.offered.host.resourceUpdated("a:1");
            session.close();
            bench.offered.host.listsChanged();
            assertEquals(2, general.sent.size());
            var nothingDeclared = new RecordingChannel();
            bench.offered.resources = List.of();
            bench.offered.host.listsChanged();
            bench.open("2025-11-25", JsonObject.EMPTY, nothingDeclared::offer);
            bench.offered.resources = List.of(resource("a:3"));
            bench.offered.host.listsChanged();
            assertEquals(List.of(), nothingDeclared.sent, "a client hears of no list that it was not told of");
        }
    }

    private static Resource resource(String uri) {
        return Resource.at(uri, "n").description("d").mimeType("text/plain").reader((_, _, _) -> Optional.empty());
    }
}
