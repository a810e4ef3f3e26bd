package wherry.http.stream;

import java.time.Duration;
import wherry.http.exchange.Exchange;
import wherry.json.Json;

/// The answer of a call as a stream.
public interface CallStream extends Exchange.Watch {

    /// May wait for a slow peer.
    void send(Json message);

    /// Sends without waiting.
    ///
    /// @return false when there is no room
    boolean offer(Json message);

    /// Ends the stream without another message, as that of a cancelled call.
    void end();

    /// Ends the stream by the response.
    void end(Json last);

    /// Ends the connection at once, if the client can come back for the rest.
    ///
    /// @return whether it could
    default boolean cut() {
        return false;
    }

    /// Lets go of the connection, if the client can come back for the rest.
    default void release(Duration retryAfter) {
    }
}
