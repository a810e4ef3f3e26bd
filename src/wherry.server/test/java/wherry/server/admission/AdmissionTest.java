package wherry.server.admission;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.ServerHarness;

@Timeout(30)
class AdmissionTest {

    @Test
    void refusesWhoComesWhenTheQueueIsFull() throws Exception {
        var admission = new Admission(1, 1);
        admission.enter();
        Thread waiting = Thread.ofVirtual().start(() -> assertThrows(InterruptedException.class, admission::enter));
        ServerHarness.await(() -> waiting.getState() == Thread.State.WAITING);
        assertInstanceOf(Fault.Busy.class, assertThrows(FaultException.class, admission::enter).fault());
        waiting.interrupt();
        waiting.join();
        // Who gave up waiting holds no place in the queue.
        Thread next = Thread.ofVirtual().start(() -> assertThrows(InterruptedException.class, admission::enter));
        ServerHarness.await(() -> next.getState() == Thread.State.WAITING);
        next.interrupt();
        next.join();
    }

    @Test
    void takesATurnUpAgainAlsoWhenItIsInterrupted() throws Exception {
        var admission = new Admission(1, 10);
        var stillInterrupted = new AtomicBoolean();
        var back = new CountDownLatch(1);
        admission.enter();
        Thread returning = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            admission.reenter();
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            back.countDown();
        });
        ServerHarness.await(() -> returning.getState() == Thread.State.WAITING);
        admission.leave();
        back.await();
        assertTrue(stillInterrupted.get());
        // Its place is taken now: nobody else gets in.
        Thread next = Thread.ofVirtual().start(() -> assertThrows(InterruptedException.class, admission::enter));
        ServerHarness.await(() -> next.getState() == Thread.State.WAITING);
        next.interrupt();
        next.join();
    }
}
