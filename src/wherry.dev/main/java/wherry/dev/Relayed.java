package wherry.dev;

import java.util.List;
import java.util.function.Predicate;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonWriter;

/// The messages that the relay changes or makes itself.
final class Relayed {
    private static final List<String> LISTS = List.of("tools", "prompts", "resources");

    private Relayed() {
    }

    /// Puts the server's number before the id of its question, since two servers may use the same id.
    static byte[] question(Backend from, JsonObject question) {
        String id = question.string("id").orElseThrow();
        return JsonWriter.bytes(question.toBuilder().put("id", from.number() + "/" + id).build());
    }

    /// Puts the server's number before the id of the cancelled question, as [#question] did.
    static byte[] withdrawal(Backend from, JsonObject cancelled) {
        JsonObject params = cancelled.object("params").orElse(JsonObject.EMPTY);
        return JsonWriter.bytes(cancelled.toBuilder().put("params", params.toBuilder()
                .put("requestId", from.number() + "/" + params.string("requestId").orElse("")).build()).build());
    }

    /// One notification for each list whose changes the server announces.
    static List<byte[]> changes(JsonObject params, Predicate<String> doesChange) {
        return LISTS.stream().filter(doesChange).map(list -> JsonWriter.bytes(JsonObject.builder().put("jsonrpc", "2.0")
                .put("method", "notifications/" + list + "/list_changed").put("params", params).build())).toList();
    }

    static byte[] failure(Json id, String reason) {
        return JsonWriter.bytes(JsonObject.builder().put("jsonrpc", "2.0").put("id", id)
                .put("error", JsonObject.builder().put("code", -32603).put("message", reason).build()).build());
    }
}
