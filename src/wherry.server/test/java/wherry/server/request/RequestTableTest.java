package wherry.server.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;
import wherry.server.RecordingChannel;

@Timeout(30)
class RequestTableTest {
    private final RequestTable table = new RequestTable(2);

    private ActiveRequest active(int id) {
        return new ActiveRequest(RequestId.of(id), new RecordingChannel(), RecordingChannel.observer(table::remove, RecordingChannel.NOTHING));
    }

    @Test
    void refusesASecondOpenRequestOfOneIdAndLeavesTheFirst() {
        ActiveRequest first = active(1);
        table.add(first);
        ActiveRequest second = active(1);
        assertInstanceOf(Fault.InvalidRequest.class, assertThrows(FaultException.class, () -> table.add(second)).fault());
        second.end(Reply.result(second.id(), JsonObject.EMPTY));
        assertEquals(Optional.of(first), table.find(RequestId.of(1)));
        first.cancel();
        assertEquals(0, table.size());
        table.add(active(1));
    }

    @Test
    void takesAnIdForOneNumberHoweverItIsWritten() {
        table.add(active(100));
        RequestId same = RequestId.from(wherry.json.Json.parse("1e2")).orElseThrow();
        assertThrows(FaultException.class, () -> table.add(new ActiveRequest(same, new RecordingChannel(), RecordingChannel.observer(table::remove, RecordingChannel.NOTHING))));
        assertEquals(Optional.empty(), table.find(RequestId.of("100")), "a string is another id");
    }

    @Test
    void refusesMoreThanItsLimit() {
        table.add(active(1));
        table.add(active(2));
        assertInstanceOf(Fault.Busy.class, assertThrows(FaultException.class, () -> table.add(active(3))).fault());
    }

    @Test
    void takesAsManyAgainWhenTheyHaveEnded() {
        for (int i = 0; i < 100; i++) {
            ActiveRequest call = active(i);
            table.add(call);
            assertEquals(1, table.size());
            call.end(Reply.result(call.id(), JsonObject.EMPTY));
        }
        assertEquals(0, table.size());
        assertEquals(Optional.empty(), table.find(RequestId.of(99)));
    }

    @Test
    void letsNoCallEscapeWhenAllAreCancelled() throws Exception {
        for (int round = 0; round < 500; round++) {
            var racing = new RequestTable(100);
            var recorder = new RecordingChannel();
            var active = new ActiveRequest(RequestId.of(1), recorder, RecordingChannel.observer(racing::remove, RecordingChannel.NOTHING));
            var start = new CyclicBarrier(2);
            Thread adding = Thread.ofVirtual().start(() -> {
                await(start);
                try {
                    racing.add(active);
                } catch (FaultException e) {
                    active.end(Reply.fault(active.id(), e.fault(), wherry.protocol.Revision.LATEST));
                }
            });
            await(start);
            racing.cancelAll();
            adding.join();
            assertFalse(active.isOpen());
            assertEquals(0, racing.size());
            recorder.reply();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
