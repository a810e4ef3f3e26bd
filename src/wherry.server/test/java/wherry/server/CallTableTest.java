package wherry.server;

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

@Timeout(30)
class CallTableTest {
    private final CallTable table = new CallTable(2);

    private InFlight flight(int id) {
        return new InFlight(RequestId.of(id), new Recorder(), table::remove, Recorder.NOTHING);
    }

    @Test
    void refusesASecondOpenRequestOfOneIdAndLeavesTheFirst() {
        InFlight first = flight(1);
        table.add(first);
        InFlight second = flight(1);
        assertInstanceOf(Fault.InvalidRequest.class, assertThrows(FaultException.class, () -> table.add(second)).fault());
        second.end(Reply.result(second.id(), JsonObject.EMPTY));
        assertEquals(Optional.of(first), table.find(RequestId.of(1)));
        first.cancel();
        assertEquals(0, table.size());
        table.add(flight(1));
    }

    @Test
    void takesAnIdForOneNumberHoweverItIsWritten() {
        table.add(flight(100));
        RequestId same = RequestId.from(wherry.json.Json.parse("1e2")).orElseThrow();
        assertThrows(FaultException.class, () -> table.add(new InFlight(same, new Recorder(), table::remove, Recorder.NOTHING)));
        assertEquals(Optional.empty(), table.find(RequestId.of("100")), "a string is another id");
    }

    @Test
    void refusesMoreThanItsLimit() {
        table.add(flight(1));
        table.add(flight(2));
        assertInstanceOf(Fault.Busy.class, assertThrows(FaultException.class, () -> table.add(flight(3))).fault());
    }

    @Test
    void letsNoCallEscapeWhenAllAreCancelled() throws Exception {
        for (int round = 0; round < 500; round++) {
            var racing = new CallTable(100);
            var recorder = new Recorder();
            var flight = new InFlight(RequestId.of(1), recorder, racing::remove, Recorder.NOTHING);
            var start = new CyclicBarrier(2);
            Thread adding = Thread.ofVirtual().start(() -> {
                await(start);
                try {
                    racing.add(flight);
                } catch (FaultException e) {
                    flight.end(Reply.fault(Optional.of(flight.id()), e.fault(), wherry.protocol.Revision.LATEST));
                }
            });
            await(start);
            racing.cancelAll();
            adding.join();
            assertFalse(flight.isOpen());
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
