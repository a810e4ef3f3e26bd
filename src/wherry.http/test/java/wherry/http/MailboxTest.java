package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Mailbox mailbox = new Mailbox(new HttpOptions.Streams(Duration.ZERO, Duration.ZERO, Duration.ZERO,
            Duration.ZERO, Duration.ZERO, 3, 100));

    private static byte[] frame(int size) {
        return new byte[size];
    }

    @Test
    void takesSoManyFramesAndSoManyBytes() {
        assertTrue(mailbox.offer(frame(10)) && mailbox.offer(frame(10)) && mailbox.offer(frame(10)));
        assertFalse(mailbox.offer(frame(10)), "a fourth");
        mailbox.next();
        assertFalse(mailbox.offer(frame(81)), "a hundred and one bytes");
        assertTrue(mailbox.offer(frame(80)));
    }

    @Test
    void takesOneFrameOfAnySize() {
        assertTrue(mailbox.offer(frame(1000)));
        assertFalse(mailbox.offer(frame(1)));
    }

    @Test
    void isOverAfterItsLastFrame() {
        mailbox.offer(frame(1));
        mailbox.end(Optional.of(frame(1000)));
        assertTrue(mailbox.offer(frame(7)), "dropped");
        assertFalse(mailbox.isOver());
        assertEquals(1, mailbox.next().orElseThrow().length);
        assertEquals(1000, mailbox.next().orElseThrow().length);
        assertTrue(mailbox.isOver());
    }

    @Test
    void letsGoOfWhoWaitsForRoomWhenThereIsSome() throws Exception {
        Thread waiting = waiting();
        mailbox.next();
        waiting.join();
        assertEquals(Optional.of(1), mailbox.next().map(frame -> frame.length));
    }

    @Test
    void letsGoOfWhoWaitsForRoomWhenNobodyReads() throws Exception {
        Thread waiting = waiting();
        mailbox.abandon();
        waiting.join();
        assertTrue(mailbox.isOver());
    }

    @Test
    void letsGoOfWhoWaitsForRoomWhenItsCallIsCancelled() throws Exception {
        Thread waiting = waiting();
        waiting.interrupt();
        waiting.join();
        mailbox.next();
        assertEquals(Optional.empty(), mailbox.next());
    }

    private Thread waiting() throws InterruptedException {
        mailbox.offer(frame(200));
        Thread thread = Thread.ofPlatform().start(() -> mailbox.put(frame(1)));
        Running.eventually("it waits", () -> thread.getState() == Thread.State.WAITING);
        return thread;
    }
}
