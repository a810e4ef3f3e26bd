package wherry.server.request;

import wherry.json.Json;

/// Takes messages for a peer. Safe to call from any thread; a peer that went away is no error, the message is dropped.
@FunctionalInterface
public interface MessageSink {

    /// May wait a bounded while for a slow peer.
    void send(Json message);
}
