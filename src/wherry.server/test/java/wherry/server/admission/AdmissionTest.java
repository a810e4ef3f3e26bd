package wherry.server.admission;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.ServerHarness;

@Timeout(30)
class AdmissionTest {

    private static final String PEER = "peer";

    private static Thread waiting(Admission admission, String peer) throws InterruptedException {
        Thread thread = Thread.ofVirtual().start(() -> assertThrows(InterruptedException.class, () -> admission.enter(peer)));
        ServerHarness.await(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    private static void end(Thread thread) throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private static void assertBusy(Admission admission, String peer) {
        assertInstanceOf(Fault.Busy.class, assertThrows(FaultException.class, () -> admission.enter(peer)).fault());
    }

    @Test
    void refusesACallWhenTheQueueIsFull() throws Exception {
        var admission = new Admission(1, 1, 100);
        admission.enter(PEER);
        Thread waiting = waiting(admission, PEER);
        assertBusy(admission, PEER);
        end(waiting);
        // A call that gave up waiting must not hold a place in the queue.
        end(waiting(admission, PEER));
        assertEquals(0, admission.waiting());
    }

    @Test
    void refusesNoCallOfTheOnlyPeer() throws Exception {
        var admission = new Admission(1, 1, 50);
        admission.enter(Admission.ONLY_PEER);
        Thread first = waiting(admission, Admission.ONLY_PEER);
        Thread second = waiting(admission, Admission.ONLY_PEER);
        end(first);
        end(second);
    }

    @Test
    void keepsAShareOfTheWorkersAndOfTheQueueForOtherPeers() throws Exception {
        var admission = new Admission(4, 4, 75);
        var places = new ArrayList<Admission.Place>();
        for (int i = 0; i < 3; i++) {
            places.add(admission.enter(PEER));
        }
        List<Thread> waiting = List.of(waiting(admission, PEER), waiting(admission, PEER), waiting(admission, PEER));
        assertBusy(admission, PEER);
        admission.enter("other").close();
        for (Thread each : waiting) {
            end(each);
        }
        places.forEach(Admission.Place::close);
        // All places are free: the same calls get in once more.
        for (int i = 0; i < 3; i++) {
            admission.enter(PEER);
        }
        end(waiting(admission, PEER));
    }

    @Test
    void givesAPeerThatGaveUpItsShareBack() throws Exception {
        var admission = new Admission(2, 10, 50);
        Admission.Place only = admission.enter(PEER);
        end(waiting(admission, PEER));
        only.close();
        admission.enter(PEER).close();
        try (Admission.Place _ = admission.enter(PEER); Admission.Place _ = admission.enter("other")) {
            end(waiting(admission, "third"));
        }
        admission.enter("third").close();
    }

    @Test
    void givesBackEachPlaceThatWasTakenManyTimesOver() throws Exception {
        var admission = new Admission(2, 2, 50);
        for (int i = 0; i < 1000; i++) {
            try (Admission.Place place = admission.enter("peer " + i); Admission.Place other = admission.enter(PEER)) {
                assertEquals(Duration.ZERO, place.waited());
                other.pause();
                other.resume();
            }
        }
        assertEquals(0, admission.waiting());
    }

    @Test
    void lettingACallWaitForItsClientMakesRoomForAnother() throws Exception {
        var admission = new Admission(1, 1, 100);
        Admission.Place first = admission.enter(PEER);
        first.pause();
        admission.enter(PEER).close();
        first.resume();
        end(waiting(admission, PEER));
    }

    @Test
    void countsAPeersCallsThatAreLeftWhenOneHasEnded() throws Exception {
        var admission = new Admission(4, 4, 75);
        Admission.Place first = admission.enter(PEER);
        admission.enter(PEER);
        Admission.Place third = admission.enter(PEER);
        first.close();
        admission.enter(PEER);
        third.pause();
        third.resume();
        end(waiting(admission, PEER));
    }

    @Test
    void letsTheNextCallOfAPeerInWhenOthersGaveUp() throws Exception {
        var admission = new Admission(1, 10, 50);
        Admission.Place busy = admission.enter("other");
        var places = new ArrayBlockingQueue<Admission.Place>(1);
        Thread next = Thread.ofVirtual().start(() -> assertDoesNotThrow(() -> places.add(admission.enter(PEER))));
        ServerHarness.await(() -> next.getState() == Thread.State.WAITING);
        for (int i = 0; i < 20; i++) {
            end(waiting(admission, PEER));
        }
        assertEquals(1, admission.waiting());
        busy.close();
        assertTrue(places.take().waited().isPositive());
    }

    @Test
    void letsASecondCallOfAPeerInWhenTheFirstGivesUp() throws Exception {
        var admission = new Admission(1, 10, 50);
        Admission.Place busy = admission.enter("other");
        Thread first = waiting(admission, PEER);
        Thread second = Thread.ofVirtual().start(() -> assertDoesNotThrow(() -> admission.enter(PEER).close()));
        ServerHarness.await(() -> second.getState() == Thread.State.WAITING);
        end(first);
        busy.close();
        second.join();
        admission.enter("other").close();
    }

    @Test
    void takesAPlaceAgainAlsoWhenItIsInterrupted() throws Exception {
        var admission = new Admission(1, 10, 100);
        var stillInterrupted = new AtomicBoolean();
        var back = new CountDownLatch(1);
        var paused = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Thread returning = Thread.ofVirtual().start(() -> {
            try {
                Admission.Place place = admission.enter(PEER);
                place.pause();
                paused.countDown();
                go.await();
                Thread.currentThread().interrupt();
                place.resume();
                stillInterrupted.set(Thread.currentThread().isInterrupted());
                back.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        paused.await();
        Admission.Place other = admission.enter(PEER);
        go.countDown();
        ServerHarness.await(() -> returning.getState() == Thread.State.WAITING);
        other.close();
        back.await();
        assertTrue(stillInterrupted.get());
        end(waiting(admission, PEER));
    }
}
