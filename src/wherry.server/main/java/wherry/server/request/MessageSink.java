package wherry.server.request;

import wherry.json.Json;

/// Takes messages for a peer. Safe for use by many threads. Drops the messages of a peer that is gone; that is no error.
public interface MessageSink {

    /// Sends a message. May wait until a slow peer has read earlier ones.
    void send(Json message);

    /// Sends a message without waiting for a slow peer.
    ///
    /// @return false when there was no room for the message and it was dropped
    boolean offer(Json message);
}
