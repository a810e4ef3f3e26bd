package wherry.testkit;

import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.MetaKey;
import wherry.protocol.Revision;

/// What each client tells of itself.
final class ClientMeta {
    static final JsonObject CLIENT = JsonObject.of("name", Json.of("wherry-testkit"), "version", Json.of("1"));

    private ClientMeta() {
    }

    /// These params with what a modern request has in its `_meta`. Members that are there already stay.
    static JsonObject modern(JsonObject params, JsonObject capabilities) {
        JsonObject own = params.object("_meta").orElse(JsonObject.EMPTY);
        return params.toBuilder().put("_meta", JsonObject.builder()
                .put(MetaKey.PROTOCOL_VERSION, Revision.LATEST.text())
                .put(MetaKey.CLIENT_INFO, CLIENT)
                .put(MetaKey.CLIENT_CAPABILITIES, capabilities)
                .putAll(own).build()).build();
    }
}
