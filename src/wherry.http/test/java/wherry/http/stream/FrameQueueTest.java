package wherry.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wherry.http.Running;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.StreamLimits;

class FrameQueueTest {
    private final FrameQueue queue = new FrameQueue(new StreamLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO,
            Duration.ZERO, 3, 100));

    private final MemoryBudget budget = new MemoryBudget(1 << 20);
    private volatile boolean interrupted;

    private OutgoingMessage frame(int size) {
        return new OutgoingMessage(new byte[size], budget.tryHold(size).orElseThrow(), false);
    }

    @Test
    void takesSoManyFramesAndSoManyBytes() {
        assertTrue(queue.offer(frame(10)) && queue.offer(frame(10)) && queue.offer(frame(10)));
        assertFalse(queue.offer(frame(10)), "a fourth");
        queue.next();
        assertFalse(queue.offer(frame(81)), "a hundred and one bytes");
        assertTrue(queue.offer(frame(80)));
    }

    @Test
    void takesOneFrameOfAnySize() {
        assertTrue(queue.offer(frame(1000)));
        assertFalse(queue.offer(frame(1)));
    }

    @Test
    void isOverAfterItsLastFrame() {
        queue.offer(frame(1));
        queue.last(frame(1000));
        queue.end();
        assertTrue(queue.offer(frame(7)), "dropped");
        assertFalse(queue.isOver());
        assertEquals(1, queue.next().orElseThrow().length);
        assertEquals(1000, queue.next().orElseThrow().length);
        assertTrue(queue.isOver());
    }

    @Test
    void letsASenderGoOnWhenThereIsRoom() throws Exception {
        Thread waiting = waiting();
        queue.next();
        waiting.join();
        assertEquals(Optional.of(1), queue.next().map(frame -> frame.length));
    }

    @Test
    void letsASenderGoOnWhenTheReaderGaveUp() throws Exception {
        Thread waiting = waiting();
        queue.abandon();
        waiting.join();
        assertTrue(queue.isOver());
    }

    @Test
    void letsASenderGoOnWhenItsCallIsCancelled() throws Exception {
        Thread waiting = waiting();
        waiting.interrupt();
        waiting.join();
        assertTrue(interrupted, "the call's code still sees it");
        queue.next();
        assertEquals(Optional.empty(), queue.next());
    }

    @Test
    void letsASenderGoOnWhenTheStreamEnds() throws Exception {
        Thread waiting = waiting();
        queue.end();
        waiting.join();
        queue.next();
        assertEquals(Optional.empty(), queue.next(), "its frame was dropped");
        assertTrue(budget.isFree());
    }

    private Thread waiting() throws InterruptedException {
        queue.offer(frame(200));
        Thread thread = Thread.ofPlatform().start(() -> {
            queue.put(frame(1));
            interrupted = Thread.currentThread().isInterrupted();
        });
        Running.eventually("it waits", () -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    /// Memory that a queue does not release would in the end make the server refuse all large messages.
    @Test
    void givesBackWhatItsFramesHold() throws Exception {
        for (int i = 0; i < 100; i++) {
            queue.put(frame(100_000));
            queue.offer(frame(100_000));
            queue.next();
            assertFalse(budget.isFree(), "it is being written");
            queue.next();
            assertTrue(budget.isFree());
        }
        queue.put(frame(100_000));
        queue.abandon();
        queue.put(frame(100_000));
        assertTrue(queue.offer(frame(100_000)));
        queue.last(frame(100_000));
        queue.end();
        assertTrue(budget.isFree());
    }
}
