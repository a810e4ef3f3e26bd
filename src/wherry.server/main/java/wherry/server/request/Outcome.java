package wherry.server.request;

/// How a request ended.
public sealed interface Outcome {

    /// It has a response.
    record Replied(Reply reply) implements Outcome {
    }

    /// It was cancelled: the peer wants no response.
    record Cancelled() implements Outcome {
    }
}
