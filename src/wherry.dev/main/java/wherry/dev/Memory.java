package wherry.dev;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// What the client of a legacy session has told its server, as far as another server must be told it again. A modern client
/// says all with each request.
final class Memory {
    /// The ids of what is told again; no answer to one reaches the client.
    private static final String PREFIX = "wherry-dev/";
    private static final Json INITIALIZE = Json.of(PREFIX + "initialize");

    private Optional<JsonObject> initialize = Optional.empty();
    private Optional<JsonObject> initialized = Optional.empty();
    private Optional<JsonObject> level = Optional.empty();
    private final Map<String, JsonObject> resources = new LinkedHashMap<>();

    /// Takes in what the client says.
    void note(JsonObject message) {
        String uri = message.object("params").flatMap(params -> params.string("uri")).orElse("");
        switch (message.string("method").orElse("")) {
            case "initialize" -> initialize = initialize.or(() -> Optional.of(message));
            case "notifications/initialized" -> initialized = Optional.of(message);
            case "logging/setLevel" -> level = Optional.of(message);
            case "resources/subscribe" -> resources.put(uri, message);
            case "resources/unsubscribe" -> resources.remove(uri);
            default -> {
            }
        }
    }

    /// The messages for a new server, in their order.
    List<JsonObject> toTell() {
        var messages = new ArrayList<JsonObject>();
        initialize.ifPresent(message -> messages.add(withId(message, INITIALIZE)));
        initialized.ifPresent(messages::add);
        level.ifPresent(message -> messages.add(withId(message, Json.of(PREFIX + "level"))));
        resources.forEach((uri, message) -> messages.add(withId(message, Json.of(PREFIX + uri))));
        return messages;
    }

    private static JsonObject withId(JsonObject message, Json id) {
        return message.toBuilder().put("id", id).build();
    }

    static boolean isAnswerToTold(Json id) {
        return id instanceof JsonString(String text) && text.startsWith(PREFIX);
    }

    /// The capabilities of the server that answers to being initialized again; empty for another answer.
    Optional<JsonObject> capabilities(JsonObject answer) {
        return initialized.flatMap(_ -> answer.get("id")).filter(INITIALIZE::equals).flatMap(_ -> answer.object("result"))
                .flatMap(result -> result.object("capabilities"));
    }
}
