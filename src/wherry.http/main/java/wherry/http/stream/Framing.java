package wherry.http.stream;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import wherry.json.Json;
import wherry.json.JsonWriter;

/// How the messages of a stream are written.
///
/// @param contentType of the answer
/// @param heartbeat   what a client skips
/// @param bytes       of one message
public record Framing(String contentType, byte[] heartbeat, Function<Json, byte[]> bytes) {
    public static final Framing EVENTS = new Framing(ServerSentEvents.TYPE, ServerSentEvents.HEARTBEAT, ServerSentEvents::event);

    /// One JSON text that comes late, with white space before it, for a client that takes no events.
    public static final Framing JSON = new Framing("application/json", " ".getBytes(StandardCharsets.US_ASCII), JsonWriter::bytes);
}
