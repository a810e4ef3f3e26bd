package wherry.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// A failure of a request by the protocol. The failure of a tool is not one of these, but a result.
///
/// A message says what was given and what would be valid. The peer may read it.
public sealed interface Fault {

    String message();

    /// The JSON-RPC error code in a revision.
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
            // The specification (basic) demands that codes which it does not define are outside JSON-RPC's reserved range.
            case Busy _ -> -31429;
            case TimedOut _ -> -31408;
            case InsufficientScope _ -> -31403;
        };
    }

    default Optional<Json> data() {
        return switch (this) {
            case ResourceNotFound(String uri) -> Optional.of(JsonObject.of("uri", Json.of(uri)));
            case InternalError(String incident, _) -> Optional.of(JsonObject.of("incident", Json.of(incident)));
            case MissingClientCapability(_, JsonObject required) ->
                Optional.of(JsonObject.of("requiredCapabilities", required));
            case UnsupportedVersion(String requested) -> Optional.of(JsonObject.of("supported",
                    JsonArray.of(Revision.TEXTS, Json::of), "requested", Json.of(requested)));
            case InsufficientScope(_, Set<String> scopes) -> Optional.of(JsonObject.of("requiredScopes", JsonArray.of(List.copyOf(scopes), Json::of)));
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

    /// A bug of the server or of a tool. The log has the details under this incident.
    ///
    /// @param explanation what was thrown, where the client may read it; else empty
    record InternalError(String incident, String explanation) implements Fault {
        public InternalError(String incident) {
            this(incident, "");
        }

        @Override
        public String message() {
            return "Internal error; the server's log has more under incident " + incident
                    + (explanation.isEmpty() ? "" : ": " + explanation);
        }
    }

    /// The handler of a resource or a prompt failed and gave the reason.
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

    /// The caller's token lacks scopes.
    ///
    /// @param scopes all that the request needs
    record InsufficientScope(String message, Set<String> scopes) implements Fault {
    }

    /// The call took longer than the server allows, so the server stopped it.
    record TimedOut(String message) implements Fault {
    }

    /// A limit of the server is reached. The client may send the same request later.
    record Busy(String message) implements Fault {
    }
}
