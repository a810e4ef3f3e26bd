package wherry.dev;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The messages of a legacy session that each new server must get as well. A modern client needs none: its requests carry all.
final class Memory {
    /// Begins the ids of repeated requests. No answer to one reaches the client.
    private static final String PREFIX = "wherry-dev/";
    private static final String INITIALIZE = "initialize";
    private static final String INITIALIZED = "notifications/initialized";

    /// By what each sets, in the order in which the client first set it.
    private final Map<String, JsonObject> messages = new LinkedHashMap<>();

    /// Takes in a message of the client.
    void note(JsonObject message) {
        String uri = message.object("params").flatMap(params -> params.string("uri")).orElse("");
        switch (message.string("method").orElse("")) {
            case INITIALIZE -> messages.putIfAbsent(INITIALIZE, withId(message, INITIALIZE));
            case INITIALIZED -> messages.put(INITIALIZED, message);
            case "logging/setLevel" -> messages.put("level", withId(message, "level"));
            case "resources/subscribe" -> messages.put("resource " + uri, withId(message, uri));
            case "resources/unsubscribe" -> messages.remove("resource " + uri);
            default -> {
            }
        }
    }

    /// The messages for a new server, in their order.
    List<JsonObject> toTell() {
        return List.copyOf(messages.values());
    }

    private static JsonObject withId(JsonObject message, String id) {
        return message.toBuilder().put("id", PREFIX + id).build();
    }

    static boolean isAnswerToTold(Json id) {
        return id instanceof JsonString(String text) && text.startsWith(PREFIX);
    }

    /// The capabilities in a new server's answer to the repeated `initialize`; empty for another answer, and before the client
    /// has said that it is initialized.
    Optional<JsonObject> capabilities(JsonObject answer) {
        return answer.string("id").filter(id -> id.equals(PREFIX + INITIALIZE) && messages.containsKey(INITIALIZED))
                .flatMap(_ -> answer.object("result")).flatMap(result -> result.object("capabilities"));
    }
}
