package wherry.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.RequestId;
import wherry.protocol.MetaKey;
import wherry.protocol.Revision;

/// The messages of one client, in the words of its revision. For one thread at a time.
final class ClientConnection {
    /// How each client names itself.
    static final JsonObject CLIENT = JsonObject.of("name", Json.of("wherry-testkit"), "version", Json.of("1"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Wire wire;
    private final Revision revision;
    private final AskedClient asked;
    private final Map<Json, JsonObject> responses = new HashMap<>();
    private final List<JsonObject> notifications = new ArrayList<>();
    private JsonObject meta = JsonObject.EMPTY;
    private boolean watchesProgress;
    private boolean opened;
    private long lastId;

    ClientConnection(Wire wire, Revision revision, AskedClient asked) {
        this.wire = wire;
        this.revision = revision;
        this.asked = asked;
    }

    void meta(String key, Json value) {
        meta = meta.toBuilder().put(key, value).build();
    }

    /// Gives each request from now on a progress token of its own.
    void watchProgress() {
        watchesProgress = true;
    }

    long send(String method, JsonObject params) {
        open();
        long id = ++lastId;
        wire.send(Envelope.request(RequestId.of(id), method, withMeta(id, params)).toString());
        return id;
    }

    void cancel(long id) {
        wire.cancel(Json.of(id));
    }

    void notify(String method, JsonObject params) {
        open();
        wire.send(Envelope.notification(method, params).toString());
    }

    Answer await(long id) {
        Json key = Json.of(id);
        receiveUntil("the response to request " + id, () -> responses.containsKey(key));
        return new Answer(responses.remove(key));
    }

    /// Waits for a notification that was not taken yet, and takes it.
    JsonObject awaitNotification(String method) {
        Predicate<JsonObject> wanted = each -> each.string("method").equals(Optional.of(method));
        receiveUntil(method, () -> notifications.stream().anyMatch(wanted));
        JsonObject found = notifications.stream().filter(wanted).findFirst().orElseThrow();
        notifications.remove(found);
        return found;
    }

    /// Takes the notifications that came, and leaves the others.
    List<JsonObject> take(Predicate<JsonObject> wanted) {
        List<JsonObject> taken = notifications.stream().filter(wanted).toList();
        notifications.removeIf(wanted);
        return taken;
    }

    void close() {
        wire.close();
    }

    private void open() {
        if (opened || revision.isModern()) {
            return;
        }
        opened = true;
        await(send("initialize", JsonObject.builder().put("protocolVersion", revision.text())
                .put("capabilities", asked.capabilities()).put("clientInfo", CLIENT).build())).result();
        notify("notifications/initialized", JsonObject.EMPTY);
    }

    private JsonObject withMeta(long id, JsonObject params) {
        var all = meta.toBuilder();
        if (watchesProgress) {
            all.put("progressToken", id);
        }
        JsonObject own = all.putAll(params.object("_meta").orElse(JsonObject.EMPTY)).build();
        JsonObject said = own.isEmpty() ? params : params.toBuilder().put("_meta", own).build();
        return revision.isModern() ? modern(said, asked.capabilities()) : said;
    }

    private void receiveUntil(String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                receive((JsonObject) wire.receive(PATIENCE).orElseThrow(() -> new AssertionError("expected " + what
                        + ", got nothing more; responses " + responses + ", notifications " + notifications)).message());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }

    private void receive(JsonObject message) {
        if (!message.has("method")) {
            responses.put(message.get("id").orElse(Json.of(0)), message);
        } else if (message.has("id")) {
            RequestId id = RequestId.from(message.get("id").orElseThrow()).orElseThrow();
            wire.send(Envelope.result(id, asked.answer(message)).toString());
        } else {
            notifications.add(message);
        }
    }

    /// These params with what a modern request has in its `_meta`. Members that are there already stay.
    static JsonObject modern(JsonObject params, JsonObject capabilities) {
        JsonObject own = params.object("_meta").orElse(JsonObject.EMPTY);
        return params.toBuilder().put("_meta", JsonObject.builder()
                .put(MetaKey.PROTOCOL_VERSION, Revision.LATEST.text())
                .put(MetaKey.CLIENT_INFO, CLIENT)
                .put(MetaKey.CLIENT_CAPABILITIES, capabilities)
                .putAll(own).build()).build();
    }
}
