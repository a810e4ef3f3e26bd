package wherry.http.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import wherry.json.Json;
import wherry.json.JsonWriter;

/// Server-sent events, as bytes.
public final class ServerSentEvents {
    public static final String TYPE = "text/event-stream";
    /// A comment: a heartbeat that clients skip.
    public static final byte[] HEARTBEAT = ascii(":\n\n");

    private ServerSentEvents() {
    }

    public static byte[] event(Json message) {
        return event("", message);
    }

    /// @param prefix fields of the event, each with its line's end
    public static byte[] event(String prefix, Json message) {
        byte[] head = ascii(prefix + "event: message\ndata: ");
        byte[] line = JsonWriter.line(message);
        byte[] event = Arrays.copyOf(head, head.length + line.length + 1);
        System.arraycopy(line, 0, event, head.length, line.length);
        event[event.length - 1] = '\n';
        return event;
    }

    /// An event with an id and empty data alone, from which on a client can resume. Some clients end a stream at any other field.
    public static byte[] priming(String id) {
        return ascii("id: " + id + "\ndata: \n\n");
    }

    /// Says when to come back, to a client whose connection the server is about to close before the stream has ended.
    public static byte[] retry(Duration retry) {
        return ascii("retry: " + retry.toMillis() + "\n\n");
    }

    /// Where a client of the old transport is to send its messages.
    public static byte[] endpoint(String uri) {
        return ascii("event: endpoint\ndata: " + uri + "\n\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
