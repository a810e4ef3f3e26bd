package wherry.server.request;

import java.time.Duration;

/// Takes the messages of one call: those that it sends while it works, and then its end.
public interface CallChannel extends MessageSink {

    /// Called once, and nothing is sent after it. When it throws, it is called once more with an error. May wait for a slow peer.
    void end(Outcome outcome);

    /// Whether the client can answer a request that is sent on this channel.
    default boolean carriesRequests() {
        return true;
    }

    /// Runs a capability's code for this call, once. A transport that has a thread for each call may use that one, which saves a
    /// change of threads.
    ///
    /// @param work throws nothing; no interrupt reaches the thread after it
    default void run(ActiveRequest call, Runnable work) {
        Thread.ofVirtual().start(work);
    }

    /// Closes the peer's connection, where the transport can. The client connects again after `retryAfter` and gets the rest.
    default void release(Duration retryAfter) {
    }
}
