package wherry.protocol;

import wherry.json.JsonObject;

/// A JSON-RPC 2.0 message that a peer sent (specification: basic, Messages).
public sealed interface Message {

    record Request(RequestId id, String method, JsonObject params) implements Message {
    }

    record Notification(String method, JsonObject params) implements Message {
    }

    /// A response to a request of the server's.
    sealed interface Response extends Message {
    }

    /// A response that names its request.
    sealed interface Answer extends Response {
        RequestId id();
    }

    record Result(RequestId id, JsonObject result) implements Answer {
    }

    /// @param message the message of the peer's error, or what is wrong with a response that is invalid
    record Failure(RequestId id, String message) implements Answer {
    }

    /// A response without a valid id, which therefore belongs to no request.
    record Unmatched() implements Response {
    }
}
