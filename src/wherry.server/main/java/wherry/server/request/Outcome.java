package wherry.server.request;

/// How a request ended.
public sealed interface Outcome {

    /// The request has a response.
    record Replied(Reply reply) implements Outcome {
    }

    /// The request was cancelled, and the peer gets no response.
    record Cancelled() implements Outcome {
    }
}
