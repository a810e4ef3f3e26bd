package wherry.stdio;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import wherry.json.Json;
import wherry.json.JsonArray;

@Timeout(60)
class LineWriterTest {
    private final AtomicInteger losses = new AtomicInteger();

    /// A peer that reads nothing until the test lets it read or makes it fail.
    private static final class Peer extends OutputStream {
        final CountDownLatch writing = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final ByteArrayOutputStream got = new ByteArrayOutputStream();
        volatile boolean gone;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writing.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (gone) {
                throw new IOException("Broken connection");
            }
            synchronized (got) {
                got.write(bytes, offset, length);
            }
        }

        List<String> lines() {
            synchronized (got) {
                return got.toString(StandardCharsets.UTF_8).lines().toList();
            }
        }
    }

    private static Json large() {
        return Json.of("x".repeat(1 << 20));
    }

    @Test
    void writesOneLineAMessageInTheOrderOfEachSender() throws Exception {
        var peer = new Peer();
        peer.go.countDown();
        var writer = new LineWriter(peer, losses::incrementAndGet);
        List<Thread> senders = IntStream.range(0, 8).mapToObj(sender -> Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 2000; i++) {
                writer.send(JsonArray.of("" + sender, "" + i, "line\nbreak"));
            }
        })).toList();
        for (Thread sender : senders) {
            sender.join();
        }
        writer.flush(10_000);
        List<String> lines = peer.lines();
        assertEquals(16_000, lines.size());
        var next = new HashMap<String, Integer>();
        for (String line : lines) {
            JsonArray message = (JsonArray) Json.parse(line);
            String sender = message.items().get(0).toString();
            int number = next.merge(sender, 1, Integer::sum) - 1;
            assertEquals("\"" + number + "\"", message.items().get(1).toString());
        }
        assertEquals(0, losses.get());
    }

    /// Sends 40 MiB, which is more than the bound of unsent bytes, and returns when the sender waits.
    private static Thread sendUntilHeldUp(LineWriter writer, Peer peer, AtomicInteger sent) throws InterruptedException {
        Thread sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 40; i++) {
                writer.send(large());
                sent.incrementAndGet();
            }
        });
        peer.writing.await();
        while (sender.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        return sender;
    }

    @Test
    void holdsUpASenderUntilThePeerReads() throws Exception {
        var peer = new Peer();
        var writer = new LineWriter(peer, losses::incrementAndGet);
        var sent = new AtomicInteger();
        Thread sender = sendUntilHeldUp(writer, peer, sent);
        assertTrue(sent.get() < 20, () -> "what waits is bounded, but " + sent.get() + " MiB went in");
        peer.go.countDown();
        sender.join();
        writer.flush(10_000);
        assertEquals(40, peer.lines().size());
    }

    @Test
    void freesAWaitingSenderWhenThePeerIsLostAndDropsTheRest() throws Exception {
        var peer = new Peer();
        var lost = new CountDownLatch(1);
        var writer = new LineWriter(peer, () -> {
            losses.incrementAndGet();
            lost.countDown();
        });
        Thread sender = sendUntilHeldUp(writer, peer, new AtomicInteger());
        Thread flusher = waiting(() -> writer.flush(Long.MAX_VALUE));
        peer.gone = true;
        peer.go.countDown();
        sender.join();
        flusher.join();
        lost.await();
        writer.send(large());
        writer.flush(10_000);
        writer.close();
        assertEquals(1, losses.get());
        assertEquals(List.of(), peer.lines());
    }

    @Test
    void freesAWaitingSenderWhenItIsClosedAndWritesWhatWasSentBefore() throws Exception {
        var peer = new Peer();
        var writer = new LineWriter(peer, losses::incrementAndGet);
        var sent = new AtomicInteger();
        Thread sender = sendUntilHeldUp(writer, peer, sent);
        int before = sent.get();
        writer.close();
        sender.join();
        peer.go.countDown();
        while (peer.lines().size() < before) {
            Thread.sleep(1);
        }
        Thread.sleep(20);
        assertEquals(before, peer.lines().size());
    }

    @Test
    void waitsForWhatIsUnderWayAndNoLongerThanAllowed() throws Exception {
        var peer = new Peer();
        var writer = new LineWriter(peer, losses::incrementAndGet);
        writer.flush(10_000);
        writer.send(Json.of("a"));
        peer.writing.await();
        writer.send(Json.of("b"));
        writer.flush(5);
        assertEquals(List.of(), peer.lines());
        peer.go.countDown();
        writer.flush(10_000);
        assertEquals(List.of("\"a\"", "\"b\""), peer.lines());
    }

    /// Starts a thread, and returns when it waits.
    private static Thread waiting(Executable wait) throws InterruptedException {
        Thread thread = Thread.ofPlatform().daemon().start(() -> assertDoesNotThrow(wait));
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return thread;
    }

    @Test
    void refusesAnOfferToAPeerThatDoesNotReadUntilItReads() throws Exception {
        var peer = new Peer();
        var writer = new LineWriter(peer, losses::incrementAndGet);
        int taken = 0;
        while (writer.offer(large())) {
            taken++;
            assertTrue(taken < 20, "what waits is bounded");
        }
        peer.go.countDown();
        writer.flush(10_000);
        assertEquals(taken, peer.lines().size());
        assertTrue(writer.offer(Json.of("a")), "there is room again");
        writer.flush(10_000);
        assertEquals("\"a\"", peer.lines().getLast());
    }

    @Test
    void keepsNothingBackInTheStream() throws Exception {
        var peer = new Peer();
        peer.go.countDown();
        var writer = new LineWriter(new BufferedOutputStream(peer, 1 << 16), losses::incrementAndGet);
        writer.send(Json.of("a"));
        writer.flush(10_000);
        assertEquals(List.of("\"a\""), peer.lines());
    }

    @Test
    void endsItsThreadWhenItIsClosed() throws Exception {
        var others = Thread.getAllStackTraces().keySet();
        var writer = new LineWriter(new Peer(), losses::incrementAndGet);
        Thread own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("wherry-stdout") && !others.contains(thread)).findFirst().orElseThrow();
        while (own.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        writer.close();
        own.join();
        assertEquals(0, losses.get());
    }
}
