package wherry.server;

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

@Timeout(30)
class InFlightTest {
    private static final RequestId ID = RequestId.of(1);
    private static final Reply REPLY = Reply.result(ID, JsonObject.EMPTY);
    private static final JsonObject MESSAGE = JsonObject.of("method", Json.of("m"));

    private final Recorder outlet = new Recorder();
    private final AtomicInteger atEnd = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    private InFlight flight(Outlet to) {
        return new InFlight(ID, to, _ -> atEnd.incrementAndGet(), _ -> gone.incrementAndGet());
    }

    @Test
    void endsOnceWhoeverEndsItFirst() throws Exception {
        for (int round = 0; round < 500; round++) {
            var recorder = new Recorder();
            var ends = new AtomicInteger();
            var flight = new InFlight(ID, recorder, _ -> ends.incrementAndGet(), _ -> ends.incrementAndGet());
            var start = new CyclicBarrier(4);
            Thread[] threads = {racing(start, () -> flight.end(REPLY)), racing(start, flight::cancel),
                    racing(start, flight::cancel),
                racing(start, () -> flight.send(MESSAGE))};
            for (Thread thread : threads) {
                thread.join();
            }
            recorder.reply();
            assertEquals(2, ends.get(), "each of the two hooks once");
            assertFalse(flight.isOpen());
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
        InFlight flight = flight(outlet);
        flight.send(MESSAGE);
        flight.end(REPLY);
        flight.send(MESSAGE);
        flight.release(Duration.ofSeconds(1));
        flight.cancel();
        assertEquals(Optional.of(REPLY), outlet.reply());
        assertEquals(1, outlet.sent.size());
    }

    @Test
    void interruptsItsWorkAlsoWhenItIsCancelledRightAtItsStart() throws Exception {
        for (int round = 0; round < 500; round++) {
            var heard = new CountDownLatch(1);
            InFlight flight = new InFlight(ID, new Recorder(), Recorder.NOTHING, Recorder.NOTHING);
            Thread canceller = Thread.ofVirtual().unstarted(flight::cancel);
            flight.run(() -> {
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
        var lending = new Recorder() {
            @Override
            public void run(InFlight call, Runnable work) {
                work.run();
            }
        };
        InFlight flight = flight(lending);
        flight.cancel();
        flight.run(() -> began.set(true));
        assertFalse(began.get());
    }

    @Test
    void isOverBeforeItsWorkHearsOfTheInterrupt() throws Exception {
        for (int round = 0; round < 500; round++) {
            var wasOpen = new AtomicBoolean();
            var done = new CountDownLatch(1);
            var running = new CountDownLatch(1);
            InFlight flight = new InFlight(ID, new Recorder(), Recorder.NOTHING, Recorder.NOTHING);
            flight.run(() -> {
                running.countDown();
                try {
                    Thread.sleep(Duration.ofSeconds(20));
                } catch (InterruptedException e) {
                    wasOpen.set(flight.isOpen());
                }
                done.countDown();
            });
            running.await();
            flight.cancel();
            done.await();
            assertFalse(wasOpen.get(), "work that is told to stop must find that its call is over");
        }
    }

    @Test
    void leavesNoInterruptOnAThreadThatWasLent() throws Exception {
        var lent = new AtomicBoolean(true);
        var lending = new Recorder() {
            @Override
            public void run(InFlight call, Runnable work) {
                work.run();
                lent.set(Thread.currentThread().isInterrupted());
            }
        };
        InFlight flight = flight(lending);
        Thread owner = Thread.ofVirtual().start(() -> flight.run(flight::cancel));
        owner.join();
        assertFalse(lent.get());
    }

    @Test
    void forgetsItsThreadWhenTheWorkThrows() throws Exception {
        var lending = new Recorder() {
            @Override
            public void run(InFlight call, Runnable work) {
                work.run();
            }
        };
        InFlight flight = flight(lending);
        var interrupted = new AtomicBoolean(true);
        Thread.ofVirtual().start(() -> {
            try {
                flight.run(() -> {
                    throw new IllegalStateException();
                });
            } catch (IllegalStateException e) {
                flight.cancel();
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        }).join();
        assertFalse(interrupted.get(), "a late interrupt must not meet whatever the thread does next");
    }

    @Test
    void doesNotInterruptTheWorkThatEndsIt() throws Exception {
        var interrupted = new AtomicBoolean(true);
        InFlight flight = flight(outlet);
        flight.run(() -> {
            flight.end(REPLY);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        outlet.reply();
        Bench.await(() -> !interrupted.get());
    }

    @Test
    void interruptsTheWorkWhenAnotherEndsIt() throws Exception {
        var heard = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        InFlight flight = flight(outlet);
        flight.run(() -> {
            running.countDown();
            try {
                Thread.sleep(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                heard.countDown();
            }
        });
        running.await();
        flight.end(REPLY);
        heard.await();
        assertEquals(Optional.of(REPLY), outlet.reply());
    }

    /// An outlet whose peer does not read: what is sent waits until it is let go.
    private static final class Stuck extends Recorder {
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
        InFlight flight = flight(stuck);
        Thread sender = Thread.ofVirtual().start(() -> flight.send(MESSAGE));
        stuck.begun.await();
        Thread second = Thread.ofVirtual().start(() -> flight.send(MESSAGE));
        flight.cancel();
        assertFalse(flight.isOpen());
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
        InFlight flight = flight(stuck);
        Thread sender = Thread.ofVirtual().start(() -> flight.send(MESSAGE));
        stuck.begun.await();
        flight.end(REPLY);
        flight.cancel();
        stuck.go.countDown();
        sender.join();
        assertSame(REPLY, stuck.reply().orElseThrow());
    }

    @Test
    void isGoneWhenItsOutletHeardOfTheEndAndItsWorkIsDone() throws Exception {
        var go = new CountDownLatch(1);
        var telling = new CountDownLatch(1);
        var slow = new Recorder() {
            @Override
            public void end(Optional<Reply> reply) {
                telling.countDown();
                awaitQuietly(go);
                super.end(reply);
            }
        };
        InFlight flight = flight(slow);
        flight.run(() -> flight.end(REPLY));
        telling.await();
        assertEquals(1, atEnd.get());
        assertEquals(0, gone.get());
        go.countDown();
        slow.reply();
        Bench.await(() -> gone.get() == 1);
    }

    @Test
    void isGoneOnlyWhenCancelledWorkHasUnwound() throws Exception {
        var go = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        InFlight flight = flight(outlet);
        flight.run(() -> {
            running.countDown();
            awaitQuietly(go);
        });
        running.await();
        flight.cancel();
        outlet.reply();
        assertEquals(0, gone.get());
        go.countDown();
        Bench.await(() -> gone.get() == 1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // Does not heed it.
            }
        }
    }

    @Test
    void mayBeCancelledByItsOwnSending() throws Exception {
        InFlight[] flight = new InFlight[1];
        var losing = new Recorder() {
            @Override
            public void send(Json message) {
                flight[0].cancel();
            }
        };
        flight[0] = flight(losing);
        flight[0].send(MESSAGE);
        assertEquals(Optional.empty(), losing.reply());
    }

    @Test
    void dropsAMessageOfAThreadThatWasInterruptedWhileItWaitedItsTurn() throws Exception {
        var stuck = new Stuck();
        InFlight flight = flight(stuck);
        Thread sender = Thread.ofVirtual().start(() -> flight.send(MESSAGE));
        stuck.begun.await();
        var stillInterrupted = new AtomicBoolean();
        Thread second = Thread.ofVirtual().start(() -> {
            flight.send(MESSAGE);
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        Bench.await(() -> second.getState() == Thread.State.WAITING);
        second.interrupt();
        second.join();
        assertTrue(stillInterrupted.get());
        stuck.go.countDown();
        sender.join();
        flight.end(REPLY);
        assertEquals(1, stuck.sent.size());
    }
}
