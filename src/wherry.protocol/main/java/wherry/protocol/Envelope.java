package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// JSON-RPC 2.0 around the protocol's messages: reads it once at the edge, and puts it on.
public final class Envelope {
    private static final Json VERSION = Json.of("2.0");

    private Envelope() {
    }

    /// Reads one message. Names are compared exactly; unknown members are ignored.
    ///
    /// @throws FaultException when it is none; with the id, when there is one to answer to
    public static Message read(Json json) {
        if (!(json instanceof JsonObject object)) {
            throw new FaultException(new Fault.InvalidRequest("expected a JSON-RPC message object, got " + json.kind()));
        }
        Optional<RequestId> id = object.get("id").flatMap(RequestId::from);
        if (!object.get("jsonrpc").equals(Optional.of(VERSION))) {
            throw invalid("expected \"jsonrpc\": \"2.0\", got " + shown(object, "jsonrpc"), id);
        }
        if (object.has("method")) {
            return call(object, id);
        }
        if (object.has("result") || object.has("error")) {
            return response(object, id);
        }
        throw invalid("expected a member method, result or error, got none of them", id);
    }

    private static Message call(JsonObject object, Optional<RequestId> id) {
        String method = object.string("method")
                .orElseThrow(() -> invalid("expected a string as method, got " + shown(object, "method"), id));
        JsonObject params = Params.given(object, "params").map(given -> object.object("params")
                .orElseThrow(() -> invalid("expected an object as params, got " + given.kind(), id))).orElse(JsonObject.EMPTY);
        if (!object.has("id")) {
            return new Message.Notification(method, params);
        }
        return new Message.Request(id.orElseThrow(() -> invalid("expected a string or an integer as id, got "
                + shown(object, "id"), id)), method, params);
    }

    /// A response is never answered, so one that is no good counts as a failure: whoever waits for it must hear of it.
    private static Message response(JsonObject object, Optional<RequestId> id) {
        if (object.has("error")) {
            JsonObject error = object.object("error").orElse(JsonObject.EMPTY);
            return new Message.Failure(id, error.string("message").orElse("no message"), error.get("data"));
        }
        Optional<JsonObject> result = object.object("result");
        return id.isPresent() && result.isPresent()
                ? new Message.Result(id.get(), result.get())
                : new Message.Failure(id, "expected an object as result, got " + shown(object, "result"), Optional.empty());
    }

    public static JsonObject result(RequestId id, JsonObject result) {
        return JsonObject.builder().put("jsonrpc", VERSION).put("id", id.value()).put("result", result).build();
    }

    /// @param id empty when the request's own could not be read
    public static JsonObject error(Optional<RequestId> id, Fault fault, Revision revision) {
        var error = JsonObject.builder()
                .put("code", JsonNumber.of(fault.code(revision)))
                .put("message", fault.message())
                .put("data", fault.data());
        return JsonObject.builder()
                .put("jsonrpc", VERSION)
                .put("id", id.map(RequestId::value))
                .put("error", error.build())
                .build();
    }

    public static JsonObject notification(String method, JsonObject params) {
        var message = JsonObject.builder().put("jsonrpc", VERSION).put("method", method);
        return params.isEmpty() ? message.build() : message.put("params", params).build();
    }

    public static JsonObject request(RequestId id, String method, JsonObject params) {
        var message = JsonObject.builder().put("jsonrpc", VERSION).put("id", id.value()).put("method", method);
        return params.isEmpty() ? message.build() : message.put("params", params).build();
    }

    private static FaultException invalid(String message, Optional<RequestId> id) {
        return new FaultException(new Fault.InvalidRequest(message), id);
    }

    /// A value short enough for a message: what is long or nested is named by its kind.
    private static String shown(JsonObject object, String name) {
        return object.get(name).map(value -> switch (value) {
            case JsonString(String text) when text.length() > 40 -> "a string of " + text.length() + " characters";
            case JsonObject _ -> "an object";
            default -> value.kind().equals("array") ? "an array" : value.toString();
        }).orElse("none");
    }
}
