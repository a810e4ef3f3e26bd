package wherry.server.request;

import java.time.Duration;
import wherry.json.JsonObject;

/// The output of the call that a handler runs for. Safe for use by many threads.
public interface CallOutput {

    /// Whether the client still wants a result.
    boolean isOpen();

    /// Whether the client can answer a request that is sent on this call's channel.
    boolean carriesRequests();

    /// Sends a message of the call. Drops it when the call is over. May wait for a slow peer.
    void send(JsonObject message);

    /// Closes the peer's connection, where the transport can. The client connects again after `retryAfter`.
    void release(Duration retryAfter);
}
