package wherry.json.schema;

import java.util.List;

/// JSON pointers (RFC 6901) as text.
final class Pointer {
    private Pointer() {
    }

    static String of(List<String> path) {
        var pointer = new StringBuilder();
        path.forEach(token -> pointer.append('/').append(escape(token)));
        return pointer.toString();
    }

    static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    static String unescape(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }
}
