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
import wherry.protocol.Revision;
import wherry.server.request.Outcome;
import wherry.server.request.RequestObserver;
import wherry.server.request.ActiveRequest;
import wherry.server.request.CallChannel;
import wherry.server.request.Reply;

/// A channel that keeps its messages, and fails when its contract is broken.
public class RecordingChannel implements CallChannel {
    public static final Consumer<ActiveRequest> NOTHING = _ -> {
    };

    public final List<JsonObject> sent = new CopyOnWriteArrayList<>();
    public final List<Optional<Reply>> ends = new CopyOnWriteArrayList<>();
    public final List<String> broken = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void send(Json message) {
        if (!ends.isEmpty()) {
            broken.add("sent after the end: " + message);
        }
        sent.add((JsonObject) message);
    }

    /// An observer of the end of a request, made of two functions.
    public static RequestObserver observer(Consumer<ActiveRequest> atEnd, Consumer<ActiveRequest> whenGone) {
        return new RequestObserver() {
            @Override
            public void ended(ActiveRequest request) {
                atEnd.accept(request);
            }

            @Override
            public void gone(ActiveRequest request) {
                whenGone.accept(request);
            }

            @Override
            public JsonObject fields(ActiveRequest request) {
                return JsonObject.of("id", request.id().value());
            }

            @Override
            public Reply failed(ActiveRequest request, Throwable thrown) {
                return Reply.fault(request.id(), new Fault.InternalError("failed"), Revision.LATEST);
            }
        };
    }

    @Override
    public boolean offer(Json message) {
        send(message);
        return true;
    }

    @Override
    public void end(Outcome outcome) {
        ends.add(outcome instanceof Outcome.Replied(Reply reply) ? Optional.of(reply) : Optional.empty());
        ended.countDown();
    }

    /// Waits for the end of the call, and returns its reply; empty when it was cancelled.
    public Optional<Reply> reply() throws InterruptedException {
        if (!ended.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the call has no end");
        }
        if (ends.size() != 1 || !broken.isEmpty()) {
            throw new AssertionError("expected one end and nothing after it, got " + ends + " " + broken);
        }
        return ends.getFirst();
    }

    public JsonObject result() throws InterruptedException {
        JsonObject message = reply().orElseThrow(() -> new AssertionError("cancelled")).message();
        return message.object("result").orElseThrow(() -> new AssertionError(message));
    }

    public Fault fault() throws InterruptedException {
        Reply reply = reply().orElseThrow(() -> new AssertionError("cancelled"));
        return reply.fault().orElseThrow(() -> new AssertionError(reply.message()));
    }

    public int code() throws InterruptedException {
        return (int) reply().orElseThrow().message().object("error").orElseThrow().number("code").orElseThrow().longValue();
    }

    public List<String> methods() {
        return sent.stream().map(message -> message.string("method").orElseThrow()).toList();
    }

    /// Waits until the call has sent this number of messages.
    public JsonObject awaitSent(int count) throws InterruptedException {
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
