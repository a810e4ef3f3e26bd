package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.LogLevel;
import wherry.tool.TraceContext;

/// What rides in a request's `_meta` in every revision.
///
/// @param progressToken where to report progress, if anywhere
/// @param raw           the whole of `_meta`
public record RequestMeta(Optional<Json> progressToken, TraceContext trace, JsonObject raw) {
    private static final RequestMeta NONE = new RequestMeta(Optional.empty(), TraceContext.NONE, JsonObject.EMPTY);

    /// @throws FaultException when `_meta` is no object, or its progress token neither string nor integer
    public static RequestMeta of(JsonObject params) {
        JsonObject raw = Params.objectOrEmpty(params, "_meta");
        if (raw.isEmpty()) {
            return NONE;
        }
        Optional<Json> token = Params.given(raw, MetaKey.PROGRESS_TOKEN);
        if (token.isPresent() && RequestId.from(token.get()).isEmpty()) {
            throw Params.wrong("_meta." + MetaKey.PROGRESS_TOKEN, "a string or an integer", token);
        }
        return new RequestMeta(token, trace(raw), raw);
    }

    private static TraceContext trace(JsonObject raw) {
        return raw.has("traceparent") || raw.has("tracestate") || raw.has("baggage")
                ? new TraceContext(raw.string("traceparent"), raw.string("tracestate"), raw.string("baggage"))
                : TraceContext.NONE;
    }

    /// Whether these params are those of a modern request: they carry the protocol version themselves.
    public static boolean isModern(JsonObject params) {
        return params.object("_meta").map(meta -> meta.has(MetaKey.PROTOCOL_VERSION)).orElse(false);
    }

    /// The level from which on a modern request wants log messages; empty: none at all.
    ///
    /// @throws FaultException when there is one that the protocol does not know
    public Optional<LogLevel> logLevel() {
        return Params.given(raw, MetaKey.LOG_LEVEL).map(value -> Params.logLevel("_meta." + MetaKey.LOG_LEVEL, value));
    }
}
