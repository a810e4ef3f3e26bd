package wherry.server.request;

import wherry.json.Json;

/// Takes messages for a peer. Safe for use by many threads. The loss of a peer is no error: its messages are dropped.
public interface MessageSink {

    /// Sends a message, and may wait until a slow peer has read what was sent before.
    void send(Json message);

    /// Sends a message without waiting for a slow peer.
    ///
    /// @return false when there is no room for it; the message is dropped then
    boolean offer(Json message);
}
