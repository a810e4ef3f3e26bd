package wherry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.Revision;
import wherry.server.event.CallOutcome;
import wherry.server.event.ServerEvent;
import wherry.server.request.ActiveRequest;
import wherry.server.session.Session;
import wherry.tool.LogLevel;
import wherry.tool.Principal;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// What the server tells its listeners, its operator and its clients beside the answers.
@Timeout(30)
class ServerEventsTest {
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch atWork = new CountDownLatch(1);
    @AutoClose
    private final ServerHarness bench = ServerHarness.with(Tool.named("t").handler((_, _) -> ToolResult.text("x")),
            Tool.named("hold").handler((_, _) -> {
                atWork.countDown();
                go.await();
                return ToolResult.text("held");
            }),
            Tool.named("fail").handler((_, _) -> ToolResult.error("no")),
            Tool.named("bug").handler((_, _) -> {
                throw new IllegalStateException("broken");
            })).rate(3);

    private ServerEvent.Ended ended() throws InterruptedException {
        ServerHarness.await(() -> bench.events.getLast() instanceof ServerEvent.Ended);
        return (ServerEvent.Ended) bench.events.getLast();
    }

    @Test
    void tellOfACallFromItsArrivalToItsEnd() throws Exception {
        bench.call("t").result();
        ServerEvent.Ended ended = ended();
        ServerEvent.Subject subject = ended.subject();
        assertEquals(Optional.of("t"), subject.name());
        assertEquals(3, bench.events.size());
        assertEquals(new ServerEvent.Arrived(subject, Revision.LATEST), bench.events.get(0));
        var admitted = (ServerEvent.Admitted) bench.events.get(1);
        assertEquals(new ServerEvent.Admitted(subject, Revision.LATEST, admitted.waited()), admitted);
        assertEquals(new ServerEvent.Ended(subject, Revision.LATEST, Principal.ANONYMOUS, ended.took(), new CallOutcome.Completed()), ended);
        assertTrue(ended.took().isPositive());
    }

    @Test
    void tellHowACallEnded() throws Exception {
        bench.call("none").fault();
        assertEquals(new CallOutcome.Refused(-32602, ""), ended().outcome());
        bench.call("fail").result();
        assertEquals(new CallOutcome.ToolFailed(), ended().outcome());
        JsonObject data = (JsonObject) bench.call("bug").fault().data().orElseThrow();
        assertEquals(new CallOutcome.Refused(-32603, data.string("incident").orElseThrow()), ended().outcome());
    }

    @Test
    void tellThatTheClientWantedNoAnswerAnyMore() throws Exception {
        ActiveRequest call = bench.modern(bench.request("tools/call", ServerHarness.object("{'name':'hold'}")), JsonObject.EMPTY, new RecordingChannel());
        atWork.await();
        call.cancel();
        assertEquals(new CallOutcome.Cancelled(), ended().outcome());
    }

    @Test
    void tellOfSessionsAndListeners() throws Exception {
        Session session = bench.open("2025-06-18", JsonObject.EMPTY, _ -> {
        });
        session.begin();
        session.close();
        session.close();
        var listening = new RecordingChannel();
        bench.modern(bench.request("subscriptions/listen", ServerHarness.object("{'notifications':{'toolsListChanged':true}}")), JsonObject.EMPTY,
                listening).cancel();
        assertEquals(List.of(new ServerEvent.SessionOpened(Revision.V2025_06_18), new ServerEvent.SessionEnded(Revision.V2025_06_18),
                new ServerEvent.ListenerOpened(), new ServerEvent.ListenerEnded()), bench.events);
    }

    @Test
    void refuseMoreCallsOfAPrincipalThanItsRateAllows() throws Exception {
        int refused = 0;
        for (int i = 0; i < 100 && refused == 0; i++) {
            refused += bench.call("t").reply().orElseThrow().fault().filter(Fault.Busy.class::isInstance).isPresent() ? 1 : 0;
        }
        assertEquals(1, refused);
    }

    @Test
    void tellABugToTheClientInTheWordsThatWereAskedFor() throws Exception {
        bench.server().explainBugs(thrown -> "thrown: " + thrown.getMessage());
        var fault = (Fault.InternalError) bench.call("bug").fault();
        assertEquals("thrown: broken", fault.explanation());
    }

    @Test
    void tellSessionsWhatTheLogSaysFromTheirLevelOn() throws Exception {
        var general = new RecordingChannel();
        Session session = bench.open("2025-11-25", JsonObject.EMPTY, general::offer);
        bench.server().tellClients(LogLevel.DEBUG, "l", "low");
        bench.server().tellClients(LogLevel.INFO, "l", "high");
        session.close();
        bench.server().tellClients(LogLevel.ERROR, "l", "late");
        assertEquals(List.of(ServerHarness.object(
                "{'jsonrpc':'2.0','method':'notifications/message','params':{'level':'info','logger':'l','data':'high'}}")), general.sent);
    }

    @Test
    void sayThatTheServerStoppedACallThatOutlastedTheDrain() throws Exception {
        RecordingChannel call = bench.call("hold");
        atWork.await();
        assertEquals(1, bench.server().working());
        assertEquals(false, bench.server().drain(Duration.ofMillis(10)));
        assertEquals("the server is shutting down, and the call was stopped", assertInstanceOf(Fault.Busy.class, call.fault()).message());
    }

    @Test
    void closeARemovedCapabilityOnceItsLastCallHasEnded() throws Exception {
        RecordingChannel call = bench.call("hold");
        atWork.await();
        bench.server().catalog().remove(bench.offered);
        assertEquals(0, bench.offered.closed);
        go.countDown();
        call.result();
        ServerHarness.await(() -> bench.offered.closed == 1);
    }
}
