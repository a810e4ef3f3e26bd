package wherry.server.request;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Codec;
import wherry.protocol.MetaKey;
import wherry.protocol.Revision;
import wherry.tool.Caching;
import wherry.tool.Implementation;

/// Adds the members that every result of a revision has: a modern result tells its type and the server.
public final class ResultMetadata {
    private final JsonObject serverInfo;

    public ResultMetadata(Implementation info) {
        this.serverInfo = Codec.of(Revision.LATEST).definitions().implementation(info);
    }

    public JsonObject complete(Revision revision, JsonObject body) {
        return of("complete", revision, body);
    }

    public JsonObject complete(Revision revision, JsonObject body, Caching caching) {
        return revision.isModern() ? complete(revision, body.toBuilder()
                .put("ttlMs", caching.ttl().toMillis())
                .put("cacheScope", caching.shared() ? "public" : "private").build()) : body;
    }

    public JsonObject of(String resultType, Revision revision, JsonObject body) {
        if (!revision.isModern()) {
            return body;
        }
        Optional<JsonObject> meta = body.object("_meta");
        return JsonObject.builder()
                .put("resultType", Json.of(resultType))
                .putAll(body)
                .put("_meta", meta.map(own -> own.toBuilder().put(MetaKey.SERVER_INFO, serverInfo).build())
                        .orElseGet(() -> JsonObject.of(MetaKey.SERVER_INFO, serverInfo)))
                .build();
    }
}
