package wherry.json;

import java.util.List;

/// JSON pointers (RFC 6901) as text.
public final class JsonPointer {
    private JsonPointer() {
    }

    public static String of(List<String> path) {
        var pointer = new StringBuilder();
        path.forEach(token -> pointer.append('/').append(escape(token)));
        return pointer.toString();
    }

    public static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    public static String unescape(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }
}
