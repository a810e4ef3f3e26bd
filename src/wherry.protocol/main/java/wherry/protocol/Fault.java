package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// How a request can fail by the protocol: not a tool's failure, which is a result.
///
/// A message says what was given and what would be valid, and is fit for the peer to read.
public sealed interface Fault {

    String message();

    /// The JSON-RPC error code, in the words of a revision.
    default int code(Revision revision) {
        return switch (this) {
            case ParseError _ -> -32700;
            case InvalidRequest _ -> -32600;
            case MethodNotFound _ -> -32601;
            case InvalidParams _ -> -32602;
            case ResourceNotFound _ -> revision.isModern() ? -32602 : -32002;
            case InternalError _, Failed _ -> -32603;
            case HeaderMismatch _ -> -32020;
            case MissingClientCapability _ -> -32021;
            case UnsupportedVersion _ -> -32022;
            // Outside JSON-RPC's reserved range, as basic asks of codes that it does not define.
            case Busy _ -> -31429;
            case TimedOut _ -> -31408;
        };
    }

    default Optional<Json> data() {
        return switch (this) {
            case ResourceNotFound(String uri) -> Optional.of(JsonObject.of("uri", Json.of(uri)));
            case InternalError(String incident) -> Optional.of(JsonObject.of("incident", Json.of(incident)));
            case MissingClientCapability(_, JsonObject required) ->
                Optional.of(JsonObject.of("requiredCapabilities", required));
            case UnsupportedVersion(String requested) -> Optional.of(JsonObject.of("supported",
                    JsonArray.of(Revision.TEXTS, Json::of), "requested", Json.of(requested)));
            case ParseError _, InvalidRequest _, MethodNotFound _, InvalidParams _, HeaderMismatch _, Failed _, Busy _, TimedOut _ ->
                Optional.empty();
        };
    }

    record ParseError(String message) implements Fault {
    }

    record InvalidRequest(String message) implements Fault {
    }

    record MethodNotFound(String method) implements Fault {
        @Override
        public String message() {
            return "Method not found: " + method;
        }
    }

    record InvalidParams(String message) implements Fault {
    }

    record ResourceNotFound(String uri) implements Fault {
        @Override
        public String message() {
            return "Resource not found: " + uri;
        }
    }

    /// A bug of ours or of a tool: the log has more under this incident.
    record InternalError(String incident) implements Fault {
        @Override
        public String message() {
            return "Internal error; the server's log has more under incident " + incident;
        }
    }

    /// A resource or a prompt could not be given, for a reason that its author tells.
    record Failed(String message) implements Fault {
    }

    record HeaderMismatch(String message) implements Fault {
    }

    /// @param required in the shape of `ClientCapabilities`
    record MissingClientCapability(String message, JsonObject required) implements Fault {
    }

    record UnsupportedVersion(String requested) implements Fault {
        @Override
        public String message() {
            return "Unsupported protocol version '" + requested + "'; supported: " + String.join(", ", Revision.TEXTS);
        }
    }

    /// The call took longer than the server allows, and was stopped.
    record TimedOut(String message) implements Fault {
    }

    /// A limit of the server is reached; later the same request may do.
    record Busy(String message) implements Fault {
    }
}
