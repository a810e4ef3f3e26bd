package wherry.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wherry.json.JsonException;
import wherry.json.JsonLimits;
import wherry.json.JsonReader;

/// Finds the id of a request that could not be read as a whole, so that its client gets an answer and does not wait
/// (JSON-RPC 2.0, 5: the id is null only when the server cannot detect it).
///
/// The scan looks only at the members of the outermost object. Of everything else it knows strings and nesting. Two members
/// named `id` count as none. An id without a method does not count, because the message may answer a request of the server's.
public final class UnreadableRequest {
    /// The longest id that is returned, in bytes.
    private static final int LONGEST = 300;
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    private boolean hasMethod;
    private int ids;
    /// null until one is found.
    private RequestId id;

    private UnreadableRequest(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// The fault as the answer to this text; its id is the one in the text, if there is one.
    ///
    /// @param bytes may end anywhere in the message
    public static FaultException failure(Fault fault, byte[] bytes, int offset, int length) {
        return id(bytes, offset, length).map(id -> new FaultException(fault, id)).orElseGet(() -> new FaultException(fault));
    }

    private static Optional<RequestId> id(byte[] bytes, int offset, int length) {
        var request = new UnreadableRequest(bytes, offset, offset + length);
        request.scan();
        return request.hasMethod && request.ids == 1 ? Optional.ofNullable(request.id) : Optional.empty();
    }

    private void scan() {
        while (at < end) {
            switch (bytes[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> string();
                default -> {
                }
            }
            at++;
        }
    }

    /// Moves from the opening quote to the closing quote.
    private void string() {
        int start = at;
        for (at++; at < end && bytes[at] != '"'; at++) {
            if (bytes[at] == '\\') {
                at++;
            }
        }
        if (depth == 1 && at < end) {
            member(start);
        }
    }

    private void member(int start) {
        int next = skipBlanks(at + 1);
        if (next >= end || bytes[next] != ':') {
            return;
        }
        if (is(start, "\"method\"")) {
            hasMethod = true;
        } else if (is(start, "\"id\"")) {
            ids++;
            id = value(skipBlanks(next + 1)).orElse(null);
        }
    }

    private boolean is(int start, String quoted) {
        return at + 1 - start == quoted.length()
                && new String(bytes, start, quoted.length(), StandardCharsets.US_ASCII).equals(quoted);
    }

    private int skipBlanks(int from) {
        int next = from;
        while (next < end && (bytes[next] == ' ' || bytes[next] == '\t' || bytes[next] == '\r' || bytes[next] == '\n')) {
            next++;
        }
        return next;
    }

    /// The scalar that begins at `start`, if it is a valid id.
    private Optional<RequestId> value(int start) {
        int last = start;
        boolean quoted = start < end && bytes[start] == '"';
        for (last++; last < end && last - start < LONGEST; last++) {
            if (quoted ? bytes[last] == '"' && bytes[last - 1] != '\\' : ",} \t\r\n".indexOf(bytes[last]) >= 0) {
                return read(start, quoted ? last + 1 : last);
            }
        }
        return Optional.empty();
    }

    private Optional<RequestId> read(int start, int to) {
        try {
            return RequestId.from(READER.read(bytes, start, to - start));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
