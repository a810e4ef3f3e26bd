package wherry.testkit;

import java.time.Duration;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;

/// The client's end of a connection to a server. For one thread at a time.
public interface Wire extends AutoCloseable {

    /// A message of the server.
    ///
    /// @param stream where the message came: messages of one stream keep their order, those of two have none
    record Received(String stream, Json message) {
    }

    /// Sends one message, which need not be valid.
    void send(String text);

    /// Cancels a request: by a notification, where the transport has no other way.
    default void cancel(Json requestId) {
        send(Envelope.notification("notifications/cancelled", JsonObject.of("requestId", requestId)).toString());
    }

    /// The next message of the server; empty when none came in time.
    Optional<Received> receive(Duration patience) throws InterruptedException;

    /// Ends the connection.
    @Override
    void close();
}
