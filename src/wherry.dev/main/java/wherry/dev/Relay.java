package wherry.dev;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonLimits;
import wherry.json.JsonNull;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.json.JsonString;
import wherry.json.JsonWriter;

/// Passes lines between the client on stdio and the current server. The server may be replaced while the client stays connected.
///
/// A request belongs to the server that got it. That server answers it, even when it is not the current one any more. A
/// `subscriptions/listen` moves to each new server. The relay drops a server's messages about requests of another server. It also
/// drops the answers to repeated requests, and tells the client that the lists have changed instead.
final class Relay {
    private static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";
    /// With wide limits, since the server checks its own.
    private static final JsonReader READER =
            new JsonReader(new JsonLimits(1000, 1 << 30, 1 << 20, 1 << 20, 1_000_000, 1 << 28));

    /// Guarded by itself, so that a client that does not read holds up its writers alone.
    private final OutputStream client;
    private final Memory memory = new Memory();
    /// Guarded by this object, as are all fields below. Null while there is no server and the client waits.
    private Backend current;
    private final Map<Json, Open> open = new LinkedHashMap<>();
    private final Map<String, Backend> backends = new HashMap<>();

    /// A request that has no response yet.
    ///
    /// @param owner        null while no server has it
    /// @param acknowledged whether the client knows that its subscription is open
    private record Open(Backend owner, JsonObject request, boolean acknowledged) {

        Open with(Backend other) {
            return new Open(other, request, acknowledged);
        }

        boolean isListen() {
            return isCalled(request, "subscriptions/listen");
        }
    }

    Relay(OutputStream client) {
        this.client = client;
    }

    /// Takes a line of the client. Waits while there is no server.
    void fromClient(byte[] line) throws InterruptedException {
        Json message = read(line);
        if (message instanceof JsonObject object && !object.has("method")
                && object.get("id").orElse(null) instanceof JsonString(String id) && id.contains("/")) {
            answer(object, id);
            return;
        }
        Backend to;
        synchronized (this) {
            while (current == null) {
                wait();
            }
            Backend owner = current;
            for (JsonObject each : objects(message)) {
                note(each);
                owner = receiver(each);
            }
            to = message instanceof JsonArray ? current : owner;
        }
        to.send(line);
    }

    /// Passes the answer to the server whose question [Relayed#question] changed.
    private void answer(JsonObject answer, String id) {
        Backend asker;
        synchronized (this) {
            asker = backends.get(id.substring(0, id.indexOf('/')));
        }
        if (asker != null) {
            asker.send(JsonWriter.bytes(answer.toBuilder().put("id", id.substring(id.indexOf('/') + 1)).build()));
        }
    }

    private void note(JsonObject message) {
        memory.note(message);
        message.get("id").filter(_ -> message.has("method"))
                .ifPresent(id -> open.put(id, new Open(current, message, false)));
    }

    /// The server for a message: a cancellation goes to the server that has the request, all else to the current one.
    private Backend receiver(JsonObject message) {
        Open cancelled = isCalled(message, "notifications/cancelled") ? open.remove(subject(message)) : null;
        return cancelled == null || cancelled.owner == null ? current : cancelled.owner;
    }

    /// Takes a line of a server.
    void fromServer(Backend from, byte[] line) {
        Json message = read(line);
        List<byte[]> lines;
        synchronized (this) {
            lines = message instanceof JsonObject object ? passed(from, object, line) : List.of(line);
            if (message instanceof JsonArray) {
                objects(message).forEach(each -> each.get("id").ifPresent(open::remove));
            }
        }
        write(lines);
    }

    private List<byte[]> passed(Backend from, JsonObject message, byte[] line) {
        Optional<Json> id = message.get("id");
        if (message.has("method")) {
            return id.isPresent() ? List.of(Relayed.question(from, message)) : notification(from, message, line);
        }
        if (id.isPresent() && Memory.isAnswerToTold(id.get())) {
            return memory.capabilities(message).map(capabilities -> Relayed.changes(JsonObject.EMPTY,
                    list -> capabilities.object(list).orElse(JsonObject.EMPTY).isTrue("listChanged"))).orElse(List.of());
        }
        Open call = id.map(open::get).orElse(null);
        if (call != null && call.owner != from) {
            return List.of();
        }
        id.ifPresent(open::remove);
        return List.of(line);
    }

    private List<byte[]> notification(Backend from, JsonObject message, byte[] line) {
        Json subject = subject(message);
        Open call = open.get(subject);
        if (isCalled(message, "notifications/cancelled") && (call == null || !call.isListen())) {
            return List.of(Relayed.withdrawal(from, message));
        }
        if (call == null) {
            return List.of(line);
        }
        if (call.owner != from) {
            return List.of();
        }
        if (!isCalled(message, "notifications/subscriptions/acknowledged")) {
            return List.of(line);
        }
        open.put(subject, new Open(from, call.request, true));
        JsonObject honoured = message.object("params").flatMap(params -> params.object("notifications")).orElse(JsonObject.EMPTY);
        return call.acknowledged
                ? Relayed.changes(JsonObject.of("_meta", JsonObject.of(SUBSCRIPTION_ID, subject)),
                        list -> honoured.isTrue(list + "ListChanged"))
                : List.of(line);
    }

    /// Makes a server the current one: sends it the client's earlier messages, and lets the client continue.
    synchronized void connect(Backend next) {
        backends.put(Integer.toString(next.number()), next);
        memory.toTell().forEach(message -> next.send(JsonWriter.bytes(message)));
        open.replaceAll((_, call) -> {
            if (!call.isListen()) {
                return call;
            }
            next.send(JsonWriter.bytes(call.request));
            return call.with(next);
        });
        current = next;
        notifyAll();
    }

    /// Makes the client wait for the next server.
    synchronized void hold() {
        current = null;
        open.replaceAll((_, call) -> call.isListen() ? call.with(null) : call);
    }

    /// Whether a server has answered all its requests.
    synchronized boolean isIdle(Backend server) {
        return open.values().stream().noneMatch(call -> call.owner == server);
    }

    /// Answers the open requests of a server that has ended, with an error.
    void lost(Backend server, String reason) {
        var answers = new ArrayList<byte[]>();
        synchronized (this) {
            backends.remove(Integer.toString(server.number()), server);
            if (current == server) {
                hold();
            }
            open.entrySet().removeIf(each -> each.getValue().owner == server
                    && answers.add(Relayed.failure(each.getKey(), reason)));
        }
        write(answers);
    }

    private void write(List<byte[]> lines) {
        synchronized (client) {
            try {
                for (byte[] line : lines) {
                    client.write(line);
                    client.write('\n');
                }
                client.flush();
            } catch (IOException e) {
                // A client that has closed its input closes its output as well.
            }
        }
    }

    private static boolean isCalled(JsonObject message, String method) {
        return message.string("method").orElse("").equals(method);
    }

    /// The id of the request that a notification names; null when it names none.
    private static Json subject(JsonObject notification) {
        JsonObject params = notification.object("params").orElse(JsonObject.EMPTY);
        return params.get("requestId").or(() -> params.object("_meta").flatMap(meta -> meta.get(SUBSCRIPTION_ID))).orElse(null);
    }

    /// The messages of a line. The receiver refuses what is no message.
    private static List<JsonObject> objects(Json message) {
        Stream<Json> all = message instanceof JsonArray batch ? batch.items().stream() : Stream.of(message);
        return all.filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
    }

    /// The line's JSON; JSON's `null` for a line that is none.
    private static Json read(byte[] line) {
        try {
            return READER.read(line);
        } catch (JsonException e) {
            return JsonNull.NULL;
        }
    }
}
