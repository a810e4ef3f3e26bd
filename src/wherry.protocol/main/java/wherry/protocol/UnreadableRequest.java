package wherry.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonException;

/// Finds the id of a request that could not be read as a whole, so that its client need not wait for an answer in vain
/// (JSON-RPC 2.0, 5: the id is null only where it could not be detected).
///
/// It looks at the members of the outermost object alone, and understands no more of the rest than where strings end and what
/// is nested. Of two members named `id` neither counts; nor does an id without a method, since that may be the answer to a
/// request of the server's.
public final class UnreadableRequest {
    /// Bytes of an id that is worth giving back.
    private static final int LONGEST = 300;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    private boolean hasMethod;
    private int ids;
    private Optional<RequestId> id = Optional.empty();

    private UnreadableRequest(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// The id in this text, which may be cut anywhere.
    public static Optional<RequestId> id(byte[] bytes, int offset, int length) {
        var request = new UnreadableRequest(bytes, offset, offset + length);
        request.scan();
        return request.hasMethod && request.ids == 1 ? request.id : Optional.empty();
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

    /// At the first quote; ends at the last one.
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
            id = value(skipBlanks(next + 1));
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

    /// The scalar that begins there, when it is an id.
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
            return RequestId.from(Json.parse(new String(bytes, start, to - start, StandardCharsets.UTF_8)));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
