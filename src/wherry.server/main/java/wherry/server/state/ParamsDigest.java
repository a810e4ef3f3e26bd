package wherry.server.state;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import wherry.json.JsonObject;
import wherry.json.JsonWriter;

/// A digest of a request's params that does not depend on the order in which members were written.
final class ParamsDigest {
    private ParamsDigest() {
    }

    /// The digest of all members but `_meta` and those that the client adds when it retries.
    static String digest(JsonObject params) {
        var salient = JsonObject.builder();
        params.forEach((name, value) -> {
            if (!name.equals("inputResponses") && !name.equals("requestState") && !name.equals("_meta")) {
                salient.put(name, value);
            }
        });
        byte[] text = JsonWriter.canonical(salient.build()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Seal.sha256(text));
    }
}
