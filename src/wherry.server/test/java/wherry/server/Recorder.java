package wherry.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;

/// An outlet that keeps what it is given, and says when its contract is broken.
class Recorder implements Outlet {
    static final Consumer<InFlight> NOTHING = _ -> {
    };

    final List<JsonObject> sent = new CopyOnWriteArrayList<>();
    final List<Optional<Reply>> ends = new CopyOnWriteArrayList<>();
    final List<String> broken = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void send(Json message) {
        if (!ends.isEmpty()) {
            broken.add("sent after the end: " + message);
        }
        sent.add((JsonObject) message);
    }

    @Override
    public void end(Optional<Reply> reply) {
        ends.add(reply);
        ended.countDown();
    }

    /// The reply that ended the call, once it is there; empty when it was cancelled.
    Optional<Reply> reply() throws InterruptedException {
        if (!ended.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the call has no end");
        }
        if (ends.size() != 1 || !broken.isEmpty()) {
            throw new AssertionError("expected one end and nothing after it, got " + ends + " " + broken);
        }
        return ends.getFirst();
    }

    JsonObject result() throws InterruptedException {
        JsonObject message = reply().orElseThrow(() -> new AssertionError("cancelled")).message();
        return message.object("result").orElseThrow(() -> new AssertionError(message));
    }

    Fault fault() throws InterruptedException {
        Reply reply = reply().orElseThrow(() -> new AssertionError("cancelled"));
        return reply.fault().orElseThrow(() -> new AssertionError(reply.message()));
    }

    int code() throws InterruptedException {
        return (int) reply().orElseThrow().message().object("error").orElseThrow().number("code").orElseThrow().longValue();
    }

    List<String> methods() {
        return sent.stream().map(message -> message.string("method").orElseThrow()).toList();
    }

    /// Waits until the call has sent so many messages.
    JsonObject awaitSent(int count) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (sent.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("expected " + count + " messages, got " + sent);
            }
            Thread.sleep(1);
        }
        return sent.get(count - 1);
    }
}
