package wherry.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Revision;

/// One playing of a transcript over a wire.
///
/// Messages of one stream must come in the order of the text; those of two streams may come in any.
final class Play {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Json OPEN = Json.of("open");
    private static final Json END = Json.of("end");
    private static final Json VERSION = Json.of("2.0");

    private final Transcript transcript;
    private final Wire wire;
    private final Revision revision;
    private final String transport;
    private final Map<String, Json> remembered = new HashMap<>();
    private final Map<String, Deque<Json>> streams = new LinkedHashMap<>();

    Play(Transcript transcript, Wire wire, String revision, String transport) {
        this.transcript = transcript;
        this.wire = wire;
        this.revision = Revision.of(revision).orElseThrow();
        this.transport = transport;
        remembered.put("revision", Json.of(revision));
    }

    void run() throws InterruptedException {
        if (!transcript.isBare() && !revision.isModern()) {
            open();
        }
        for (Step step : transcript.steps()) {
            if (step.isFor(revision.text(), transport)) {
                try {
                    take(step.action());
                } catch (AssertionError | IllegalArgumentException e) {
                    throw new AssertionError("line " + step.line() + ": " + e.getMessage(), e);
                }
            }
        }
        end();
    }

    private void take(Step.Action action) throws InterruptedException {
        switch (action) {
            case Step.Send(Template message) -> send((JsonObject) message.fill(remembered));
            case Step.SendText(String text) -> wire.send(text);
            case Step.Expect(Template message, boolean anywhere) -> expect(message, anywhere);
            case Step.Cancel(Json id) -> wire.cancel(id);
        }
    }

    private void open() throws InterruptedException {
        send(JsonObject.builder().put("id", OPEN).put("method", "initialize").put("params", JsonObject.builder()
                .put("protocolVersion", revision.text()).put("capabilities", transcript.client())
                .put("clientInfo", ClientConnection.CLIENT).build()).build());
        expect(Template.parse("{\"id\":\"open\",\"result\":{\"protocolVersion\":«revision»,…}}"), false);
        send(JsonObject.of("method", Json.of("notifications/initialized")));
    }

    /// Asks a last question that has one answer: when it comes, no other message may be left.
    private void end() throws InterruptedException {
        send(JsonObject.of("id", END, "method", Json.of(revision.isModern() ? "server/discover" : "ping")));
        while (true) {
            Wire.Received received = wire.receive(PATIENCE)
                    .orElseThrow(() -> new AssertionError("at the end the server does not answer"));
            if (received.message() instanceof JsonObject object && object.get("id").equals(Optional.of(END))) {
                break;
            }
            keep(received);
        }
        streams.values().removeIf(Deque::isEmpty);
        if (!streams.isEmpty()) {
            throw new AssertionError("at the end the server has said what the text does not have: " + streams);
        }
    }

    private void send(JsonObject message) {
        var whole = JsonObject.builder().put("jsonrpc", VERSION).putAll(message);
        if (revision.isModern() && message.has("id") && message.has("method")) {
            JsonObject params = message.object("params").orElse(JsonObject.EMPTY);
            whole.put("params", ClientConnection.modern(params, transcript.client()));
        }
        wire.send(whole.build().toString());
    }

    private void expect(Template expected, boolean anywhere) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<String> wrong = Optional.empty();
            for (Deque<Json> stream : streams.values()) {
                for (Json message : anywhere ? List.copyOf(stream) : stream.stream().limit(1).toList()) {
                    if (isMeant(expected.json(), message)) {
                        wrong = compare(expected, message);
                        if (wrong.isEmpty()) {
                            stream.remove(message);
                            return;
                        }
                    }
                }
            }
            if (wrong.isPresent() && !anywhere) {
                throw new AssertionError(wrong.get());
            }
            String problem = wrong.orElse("expected " + expected + ", got only " + streams);
            keep(wire.receive(Duration.ofNanos(deadline - System.nanoTime())).orElseThrow(() -> new AssertionError(problem)));
        }
    }

    private Optional<String> compare(Template expected, Json message) {
        if (message instanceof JsonArray batch) {
            return expected.mismatchUnordered(batch, remembered);
        }
        JsonObject object = (JsonObject) message;
        if (!object.get("jsonrpc").equals(Optional.of(VERSION))) {
            return Optional.of("expected jsonrpc 2.0, got " + message);
        }
        var bare = JsonObject.builder();
        object.forEach((name, member) -> {
            if (!name.equals("jsonrpc")) {
                bare.put(name, member);
            }
        });
        return expected.mismatch(bare.build(), remembered);
    }

    /// Whether a message is the one to compare with the expected: the response to the same request, or one of the same method.
    private boolean isMeant(Json expected, Json message) {
        if (!(expected instanceof JsonObject wanted) || !(message instanceof JsonObject object)) {
            return expected.kind().equals(message.kind());
        }
        return wanted.has("method") ? wanted.get("method").equals(object.get("method"))
                : !object.has("method") && wanted.get("id").equals(object.get("id"));
    }

    private void keep(Wire.Received received) {
        streams.computeIfAbsent(received.stream(), _ -> new ArrayDeque<>()).add(received.message());
    }
}
