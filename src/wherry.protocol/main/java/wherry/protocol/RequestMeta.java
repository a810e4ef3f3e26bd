package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.LogLevel;
import wherry.tool.TraceContext;

/// The members of a request's `_meta` that every revision has.
///
/// @param raw the whole of `_meta`
public record RequestMeta(TraceContext trace, JsonObject raw) {
    private static final RequestMeta NONE = new RequestMeta(TraceContext.NONE, JsonObject.EMPTY);

    /// @throws FaultException when `_meta` is no object, or when its progress token is neither a string nor an integer
    public static RequestMeta of(JsonObject params) {
        JsonObject raw = Params.objectOrEmpty(params, "_meta");
        if (raw.isEmpty()) {
            return NONE;
        }
        var meta = new RequestMeta(trace(raw), raw);
        meta.progressToken().filter(token -> RequestId.from(token).isEmpty()).ifPresent(token -> {
            throw Params.wrong("_meta." + MetaKey.PROGRESS_TOKEN, "a string or an integer", token);
        });
        return meta;
    }

    /// The token that progress notifications carry; empty when the client wants none.
    public Optional<Json> progressToken() {
        return Params.given(raw, MetaKey.PROGRESS_TOKEN);
    }

    private static TraceContext trace(JsonObject raw) {
        return raw.has("traceparent") || raw.has("tracestate") || raw.has("baggage")
                ? TraceContext.of(text(raw, "traceparent"), text(raw, "tracestate"), text(raw, "baggage"))
                : TraceContext.NONE;
    }

    private static String text(JsonObject raw, String name) {
        return raw.string(name).orElse("");
    }

    /// Whether the params are those of a modern request, which carry the protocol version.
    public static boolean isModern(JsonObject params) {
        return params.object("_meta").map(meta -> meta.has(MetaKey.PROTOCOL_VERSION)).orElse(false);
    }

    /// The lowest level of the log messages that a modern request wants; empty when it wants none.
    ///
    /// @throws FaultException when the protocol does not know the level
    public Optional<LogLevel> logLevel() {
        return Params.given(raw, MetaKey.LOG_LEVEL).map(value -> Params.logLevel("_meta." + MetaKey.LOG_LEVEL, value));
    }
}
