package wherry.server.request;

import java.time.Duration;

/// Where the messages of one call go: what it sends while it works, then its end.
public interface CallChannel extends MessageSink {

    /// Called once, after which nothing more is sent; once more, with an error, when it threw. May wait for a slow peer.
    void end(Outcome outcome);

    /// Whether the client can answer a request that is sent on this channel.
    default boolean carriesRequests() {
        return true;
    }

    /// Runs a capability's code for this call, once. A transport that has a thread for each call may lend it, which saves a
    /// quick call the change of threads.
    ///
    /// @param work throws nothing; no interrupt reaches its thread after it
    default void run(ActiveRequest call, Runnable work) {
        Thread.ofVirtual().start(work);
    }

    /// Lets go of the peer's connection for a while, where the transport can: the client will come back for the rest.
    default void release(Duration retryAfter) {
    }
}
