package wherry.server.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.RequestId;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;

@Timeout(30)
class ActiveRequestTest {
    private static final RequestId ID = RequestId.of(1);
    private static final Reply REPLY = Reply.result(ID, JsonObject.EMPTY);
    private static final JsonObject MESSAGE = JsonObject.of("method", Json.of("m"));

    private final RecordingChannel channel = new RecordingChannel();
    private final AtomicInteger atEnd = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    private ActiveRequest active(CallChannel to) {
        return new ActiveRequest(ID, to, RecordingChannel.observer(_ -> atEnd.incrementAndGet(), _ -> gone.incrementAndGet()));
    }

    @Test
    void endsOnceWhenSeveralThreadsEndIt() throws Exception {
        for (int round = 0; round < 500; round++) {
            var recorder = new RecordingChannel();
            var ends = new AtomicInteger();
            var active = new ActiveRequest(ID, recorder, RecordingChannel.observer(_ -> ends.incrementAndGet(), _ -> ends.incrementAndGet()));
            var start = new CyclicBarrier(4);
            Thread[] threads = {racing(start, () -> active.end(REPLY)), racing(start, active::cancel),
                    racing(start, active::cancel),
                racing(start, () -> active.send(MESSAGE))};
            for (Thread thread : threads) {
                thread.join();
            }
            recorder.reply();
            assertEquals(2, ends.get(), "each of the two hooks once");
            assertFalse(active.isOpen());
        }
    }

    private static Thread racing(CyclicBarrier start, Runnable work) {
        return Thread.ofVirtual().start(() -> {
            try {
                start.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            work.run();
        });
    }

    @Test
    void sendsNothingAfterItsEnd() throws Exception {
        ActiveRequest active = active(channel);
        active.send(MESSAGE);
        active.end(REPLY);
        active.send(MESSAGE);
        active.release(Duration.ofSeconds(1));
        active.cancel();
        assertEquals(Optional.of(REPLY), channel.reply());
        assertEquals(1, channel.sent.size());
    }

    @Test
    void interruptsItsWorkAlsoWhenItIsCancelledRightAtItsStart() throws Exception {
        for (int round = 0; round < 500; round++) {
            var heard = new CountDownLatch(1);
            ActiveRequest active = new ActiveRequest(ID, new RecordingChannel(), RecordingChannel.observer(RecordingChannel.NOTHING, RecordingChannel.NOTHING));
            Thread canceller = Thread.ofVirtual().unstarted(active::cancel);
            active.run(() -> {
                canceller.start();
                try {
                    Thread.sleep(Duration.ofSeconds(20));
                } catch (InterruptedException e) {
                    heard.countDown();
                }
            });
            heard.await();
        }
    }

    @Test
    void doesNotBeginWorkThatWasCancelled() throws Exception {
        var began = new AtomicBoolean();
        var lending = new RecordingChannel() {
            @Override
            public void run(ActiveRequest call, Runnable work) {
                work.run();
            }
        };
        ActiveRequest active = active(lending);
        active.cancel();
        active.run(() -> began.set(true));
        assertFalse(began.get());
    }

    @Test
    void isOverBeforeItsWorkHearsOfTheInterrupt() throws Exception {
        for (int round = 0; round < 500; round++) {
            var wasOpen = new AtomicBoolean();
            var done = new CountDownLatch(1);
            var running = new CountDownLatch(1);
            ActiveRequest active = new ActiveRequest(ID, new RecordingChannel(), RecordingChannel.observer(RecordingChannel.NOTHING, RecordingChannel.NOTHING));
            active.run(() -> {
                running.countDown();
                try {
                    Thread.sleep(Duration.ofSeconds(20));
                } catch (InterruptedException e) {
                    wasOpen.set(active.isOpen());
                }
                done.countDown();
            });
            running.await();
            active.cancel();
            done.await();
            assertFalse(wasOpen.get(), "work that is told to stop must find that its call is over");
        }
    }

    @Test
    void leavesNoInterruptOnAThreadThatWasLent() throws Exception {
        var lent = new AtomicBoolean(true);
        var lending = new RecordingChannel() {
            @Override
            public void run(ActiveRequest call, Runnable work) {
                work.run();
                lent.set(Thread.currentThread().isInterrupted());
            }
        };
        ActiveRequest active = active(lending);
        Thread owner = Thread.ofVirtual().start(() -> active.run(active::cancel));
        owner.join();
        assertFalse(lent.get());
    }

    @Test
    void forgetsItsThreadWhenTheWorkThrows() throws Exception {
        var lending = new RecordingChannel() {
            @Override
            public void run(ActiveRequest call, Runnable work) {
                work.run();
            }
        };
        ActiveRequest active = active(lending);
        var interrupted = new AtomicBoolean(true);
        Thread.ofVirtual().start(() -> {
            try {
                active.run(() -> {
                    throw new IllegalStateException();
                });
            } catch (IllegalStateException e) {
                active.cancel();
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        }).join();
        assertFalse(interrupted.get(), "a late interrupt must not meet whatever the thread does next");
    }

    @Test
    void doesNotInterruptTheWorkThatEndsIt() throws Exception {
        var interrupted = new AtomicBoolean(true);
        ActiveRequest active = active(channel);
        active.run(() -> {
            active.end(REPLY);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        channel.reply();
        ServerHarness.await(() -> !interrupted.get());
    }

    @Test
    void interruptsTheWorkWhenAnotherEndsIt() throws Exception {
        var heard = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        ActiveRequest active = active(channel);
        active.run(() -> {
            running.countDown();
            try {
                Thread.sleep(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                heard.countDown();
            }
        });
        running.await();
        active.end(REPLY);
        heard.await();
        assertEquals(Optional.of(REPLY), channel.reply());
    }

    /// A channel whose peer does not read: sending waits until the test lets it go on.
    private static final class Stuck extends RecordingChannel {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @Override
        public void send(Json message) {
            begun.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    go.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            super.send(message);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void isCancelledWithoutWaitingForAPeerThatDoesNotRead() throws Exception {
        var stuck = new Stuck();
        ActiveRequest active = active(stuck);
        Thread sender = Thread.ofVirtual().start(() -> active.send(MESSAGE));
        stuck.begun.await();
        Thread second = Thread.ofVirtual().start(() -> active.send(MESSAGE));
        active.cancel();
        assertFalse(active.isOpen());
        assertEquals(1, atEnd.get());
        second.join();
        assertTrue(stuck.ends.isEmpty(), "the end must not overtake what is on its way");
        stuck.go.countDown();
        sender.join();
        assertEquals(Optional.empty(), stuck.reply());
        assertEquals(1, stuck.sent.size());
    }

    @Test
    void keepsTheReplyThatEndedItWhileAnotherSent() throws Exception {
        var stuck = new Stuck();
        ActiveRequest active = active(stuck);
        Thread sender = Thread.ofVirtual().start(() -> active.send(MESSAGE));
        stuck.begun.await();
        active.end(REPLY);
        active.cancel();
        stuck.go.countDown();
        sender.join();
        assertSame(REPLY, stuck.reply().orElseThrow());
    }

    @Test
    void isGoneWhenItsChannelHasTheEndAndItsWorkIsDone() throws Exception {
        var go = new CountDownLatch(1);
        var telling = new CountDownLatch(1);
        var slow = new RecordingChannel() {
            @Override
            public void end(Outcome outcome) {
                telling.countDown();
                awaitQuietly(go);
                super.end(outcome);
            }
        };
        ActiveRequest active = active(slow);
        active.run(() -> active.end(REPLY));
        telling.await();
        assertEquals(1, atEnd.get());
        assertEquals(0, gone.get());
        go.countDown();
        slow.reply();
        ServerHarness.await(() -> gone.get() == 1);
    }

    @Test
    void isGoneOnlyWhenCancelledWorkHasUnwound() throws Exception {
        var go = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        ActiveRequest active = active(channel);
        active.run(() -> {
            running.countDown();
            awaitQuietly(go);
        });
        running.await();
        active.cancel();
        channel.reply();
        assertEquals(0, gone.get());
        go.countDown();
        ServerHarness.await(() -> gone.get() == 1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // The handler ignores the interrupt.
            }
        }
    }

    @Test
    void mayBeCancelledByItsOwnSending() throws Exception {
        ActiveRequest[] active = new ActiveRequest[1];
        var losing = new RecordingChannel() {
            @Override
            public void send(Json message) {
                active[0].cancel();
            }
        };
        active[0] = active(losing);
        active[0].send(MESSAGE);
        assertEquals(Optional.empty(), losing.reply());
    }

    @Test
    void dropsAMessageOfAThreadThatWasInterruptedWhileItWaitedItsTurn() throws Exception {
        var stuck = new Stuck();
        ActiveRequest active = active(stuck);
        Thread sender = Thread.ofVirtual().start(() -> active.send(MESSAGE));
        stuck.begun.await();
        var stillInterrupted = new AtomicBoolean();
        Thread second = Thread.ofVirtual().start(() -> {
            active.send(MESSAGE);
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        ServerHarness.await(() -> second.getState() == Thread.State.WAITING);
        second.interrupt();
        second.join();
        assertTrue(stillInterrupted.get());
        stuck.go.countDown();
        sender.join();
        active.end(REPLY);
        assertEquals(1, stuck.sent.size());
    }

    @Test
    void showsWhereItsThreadIsWhileItWorks() {
        ActiveRequest active = active(channel);
        active.run(() -> assertTrue(active.whereabouts().getStackTrace().length > 0));
        assertEquals(0, active.whereabouts().getStackTrace().length);
    }
}
