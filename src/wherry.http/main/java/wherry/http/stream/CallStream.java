package wherry.http.stream;

import java.time.Duration;
import java.util.Optional;
import wherry.http.exchange.Exchange;
import wherry.json.Json;

/// A call's answer once it is a stream.
public interface CallStream extends Exchange.Watch {

    /// May wait for a slow peer.
    void send(Json message);

    /// Sends without waiting.
    ///
    /// @return false when there is no room
    boolean offer(Json message);

    /// @param last the response; empty when the call was cancelled
    void end(Optional<? extends Json> last);

    /// Lets go of the connection, if the client can come back for the rest.
    default void release(Duration retryAfter) {
    }
}
