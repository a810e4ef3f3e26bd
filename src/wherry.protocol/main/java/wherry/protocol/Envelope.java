package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Reads and writes the JSON-RPC 2.0 envelope of the protocol's messages.
public final class Envelope {
    private static final Json VERSION = Json.of("2.0");

    private Envelope() {
    }

    /// Reads one message. Names are compared exactly; unknown members are ignored.
    ///
    /// @throws FaultException when the value is no message; the exception has the id when the value has a valid one
    public static Message read(Json json) {
        if (!(json instanceof JsonObject object)) {
            throw new FaultException(new Fault.InvalidRequest("expected a JSON-RPC message object, got " + json.kind()));
        }
        if (!object.get("jsonrpc").equals(Optional.of(VERSION))) {
            throw invalid("expected \"jsonrpc\": \"2.0\", got " + shown(object, "jsonrpc"), object);
        }
        if (object.has("method")) {
            return call(object);
        }
        if (object.has("result") || object.has("error")) {
            return response(object);
        }
        throw invalid("expected a member method, result or error, got none of them", object);
    }

    private static Optional<RequestId> id(JsonObject object) {
        return object.get("id").flatMap(RequestId::from);
    }

    private static Message call(JsonObject object) {
        String method = object.string("method")
                .orElseThrow(() -> invalid("expected a string as method, got " + shown(object, "method"), object));
        JsonObject params = Params.given(object, "params").map(given -> object.object("params")
                .orElseThrow(() -> invalid("expected an object as params, got " + given.kind(), object))).orElse(JsonObject.EMPTY);
        if (!object.has("id")) {
            return new Message.Notification(method, params);
        }
        return new Message.Request(id(object).orElseThrow(() -> invalid("expected a string or an integer as id, got "
                + shown(object, "id"), object)), method, params);
    }

    /// An invalid response becomes a failure: the call that waits for it must end, and a response may not be answered.
    private static Message response(JsonObject object) {
        return id(object).<Message>map(id -> response(id, object)).orElseGet(Message.Unmatched::new);
    }

    private static Message response(RequestId id, JsonObject object) {
        if (object.has("error")) {
            JsonObject error = object.object("error").orElse(JsonObject.EMPTY);
            return new Message.Failure(id, error.string("message").orElse("no message"));
        }
        return object.object("result").<Message>map(result -> new Message.Result(id, result))
                .orElseGet(() -> new Message.Failure(id, "expected an object as result, got " + shown(object, "result")));
    }

    public static JsonObject result(RequestId id, JsonObject result) {
        return JsonObject.builder().put("jsonrpc", VERSION).put("id", id.value()).put("result", result).build();
    }

    public static JsonObject error(RequestId id, Fault fault, Revision revision) {
        return JsonObject.builder().put("jsonrpc", VERSION).put("id", id.value()).put("error", error(fault, revision)).build();
    }

    /// An error without an id, for a request whose id could not be read.
    public static JsonObject errorWithoutId(Fault fault, Revision revision) {
        return JsonObject.of("jsonrpc", VERSION, "error", error(fault, revision));
    }

    private static JsonObject error(Fault fault, Revision revision) {
        var error = JsonObject.builder().put("code", fault.code(revision)).put("message", fault.message());
        fault.data().ifPresent(data -> error.put("data", data));
        return error.build();
    }

    public static JsonObject notification(String method, JsonObject params) {
        var message = JsonObject.builder().put("jsonrpc", VERSION).put("method", method);
        return params.isEmpty() ? message.build() : message.put("params", params).build();
    }

    public static JsonObject request(RequestId id, String method, JsonObject params) {
        var message = JsonObject.builder().put("jsonrpc", VERSION).put("id", id.value()).put("method", method);
        return params.isEmpty() ? message.build() : message.put("params", params).build();
    }

    private static FaultException invalid(String message, JsonObject object) {
        var fault = new Fault.InvalidRequest(message);
        return id(object).map(id -> new FaultException(fault, id)).orElseGet(() -> new FaultException(fault));
    }

    /// The value as an error message shows it: its kind alone when it is long or nested.
    private static String shown(JsonObject object, String name) {
        return object.get(name).map(value -> switch (value) {
            case JsonString(String text) when text.length() > 40 -> "a string of " + text.length() + " characters";
            case JsonObject _ -> "an object";
            default -> value.kind().equals("array") ? "an array" : value.toString();
        }).orElse("none");
    }
}
