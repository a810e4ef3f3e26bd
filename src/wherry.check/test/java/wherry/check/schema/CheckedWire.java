package wherry.check.schema;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonObject;
import wherry.testkit.Wire;

/// A wire that checks each message of the server against the official schema of its revision. Without the shared data
/// it checks nothing.
public final class CheckedWire implements Wire {
    private static final Map<String, Optional<RevisionSchema>> SCHEMAS = new HashMap<>();
    private static final Tally TALLY = new Tally();

    private final Wire wire;
    /// null for a revision whose schema is missing.
    private final Judge judge;
    private final Map<Json, String> requests = new HashMap<>();

    /// @param transport its name in the tally
    public CheckedWire(Wire wire, String revision, String transport) {
        this.wire = wire;
        this.judge = schema(revision).map(schema -> new Judge(revision, transport, schema, TALLY)).orElse(null);
    }

    private static synchronized Optional<RevisionSchema> schema(String revision) {
        return SCHEMAS.computeIfAbsent(revision, RevisionSchema::of);
    }

    /// The definitions that all wires have checked so far.
    public static Tally tally() {
        return TALLY;
    }

    @Override
    public void send(String text) {
        try {
            remember(Json.parse(text));
        } catch (JsonException e) {
            // The test sends it on purpose, and the server refuses it.
        }
        wire.send(text);
    }

    private void remember(Json message) {
        switch (message) {
            case JsonArray(var batch) -> batch.forEach(this::remember);
            case JsonObject object when object.has("id") -> object.string("method")
                    .ifPresent(method -> requests.put(object.get("id").get(), method));
            default -> {
            }
        }
    }

    @Override
    public void cancel(Json requestId) {
        wire.cancel(requestId);
    }

    @Override
    public Optional<Received> receive(Duration patience) throws InterruptedException {
        Optional<Received> received = wire.receive(patience);
        if (received.isPresent() && judge != null) {
            List<String> problems = judge.judge(received.get().message(), requests);
            if (!problems.isEmpty()) {
                throw new AssertionError(String.join("\n", problems));
            }
        }
        return received;
    }

    @Override
    public void close() {
        wire.close();
    }
}
