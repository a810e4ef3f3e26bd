package wherry.server.request;

import java.time.Duration;
import java.util.Optional;

/// Where the messages of one call go: what it sends while it works, then its end.
public interface CallChannel extends MessageSink {

    /// Called exactly once, after which nothing more is sent.
    ///
    /// @param reply empty when the call was cancelled: the peer wants none
    void end(Optional<Reply> reply);

    /// Runs a capability's code for this call, once. A transport that has a thread for each call may lend it, which spares a
    /// quick call the handing over.
    ///
    /// @param work throws nothing; no interrupt reaches its thread after it
    default void run(ActiveRequest call, Runnable work) {
        Thread.ofVirtual().start(work);
    }

    /// Lets go of the peer's connection for a while, where the transport can: it will come back for the rest.
    default void release(Duration retryAfter) {
    }
}
