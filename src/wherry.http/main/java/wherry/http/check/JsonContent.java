package wherry.http.check;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wherry.http.request.Refusal;
import wherry.http.request.ReplyHead;
import wherry.http.request.RequestHead;

/// Checks the headers of a body: JSON in UTF-8, not compressed. A browser sends that for a page only after a preflight.
public final class JsonContent {
    private static final Set<String> UTF8 = Set.of("utf-8", "utf8");

    private JsonContent() {
    }

    /// @throws Refusal when the body is of another type; it has not been read then
    public static void require(RequestHead head) {
        String coding = head.contentEncoding().orElse("identity");
        if (!coding.equalsIgnoreCase("identity")) {
            throw Refusal.plain(new ReplyHead(415, Map.of("Accept-Encoding", "identity")),
                    "expected a body without Content-Encoding").dropping();
        }
        String type = head.contentType().orElse("");
        if (!type.equals("application/json") && !isJson(type)) {
            throw Refusal.of(415, "expected Content-Type: application/json, in UTF-8").dropping();
        }
    }

    /// Allows any parameter except another charset: JSON defines none (RFC 8259, 11).
    private static boolean isJson(String type) {
        String[] parts = type.split(";", -1);
        boolean isJson = parts[0].strip().equalsIgnoreCase("application/json");
        for (int i = 1; i < parts.length && isJson; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            isJson = !parameter[0].strip().equalsIgnoreCase("charset")
                    || parameter.length == 2 && UTF8.contains(parameter[1].strip().replace("\"", "").toLowerCase(Locale.ROOT));
        }
        return isJson;
    }
}
