package wherry.server.state;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// A digest of a request's params that does not depend on the order in which members were written.
final class ParamsDigest {
    private ParamsDigest() {
    }

    /// Of all that says what is asked; not of what the client adds when it comes back, nor of `_meta`.
    static String digest(JsonObject params) {
        var salient = JsonObject.builder();
        params.forEach((name, value) -> {
            if (!name.equals("inputResponses") && !name.equals("requestState") && !name.equals("_meta")) {
                salient.put(name, value);
            }
        });
        byte[] text = sorted(salient.build()).toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Seal.sha256(text));
    }

    private static Json sorted(Json value) {
        return switch (value) {
            case JsonObject object -> {
                var members = new TreeMap<String, Json>();
                object.forEach((name, member) -> members.put(name, sorted(member)));
                yield JsonObject.of(members);
            }
            case JsonArray(var items) -> JsonArray.of(items, ParamsDigest::sorted);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }
}
