package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;

/// A JSON-RPC 2.0 message as it came in (specification: basic, Messages).
public sealed interface Message {

    record Request(RequestId id, String method, JsonObject params) implements Message {
    }

    record Notification(String method, JsonObject params) implements Message {
    }

    /// The peer's answer to a request of ours.
    sealed interface Response extends Message {
    }

    record Result(RequestId id, JsonObject result) implements Response {
    }

    record Failure(Optional<RequestId> id, String message, Optional<Json> data) implements Response {
    }
}
