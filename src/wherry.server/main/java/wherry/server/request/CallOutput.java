package wherry.server.request;

import java.time.Duration;
import wherry.json.JsonObject;

/// What a run of a handler sees of the call that it runs for: whether it is still wanted, and where its messages go.
/// Safe for use by many threads.
public interface CallOutput {

    /// Whether a result is still wanted.
    boolean isOpen();

    /// Whether the client can answer a request that is sent on this call's channel.
    boolean carriesRequests();

    /// Sends a message that belongs to the call; dropped when the call is over. May wait for a slow peer.
    void send(JsonObject message);

    /// Lets go of the peer's connection for a while, where the transport can.
    void release(Duration retryAfter);
}
