package wherry.tool;

import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// A request method that an [Extension] adds.
///
/// @param name          such as `tasks/get`; no method of the core protocol
/// @param nameParameter the member of `params` that HTTP clients mirror in `Mcp-Name`, if any
public record ExtensionMethod(String name, Optional<String> nameParameter, Handler handler) {

    public ExtensionMethod {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an extension's method should have a name");
        }
        Objects.requireNonNull(nameParameter);
        Objects.requireNonNull(handler);
    }

    /// The code behind it. Runs as a [ToolHandler] does, and may not ask the client.
    @FunctionalInterface
    public interface Handler {

        /// @param params unchecked
        /// @throws IllegalArgumentException when the params are wrong: the client gets its message as `-32602`
        Result handle(JsonObject params, CallContext call) throws Exception;
    }

    /// @param resultType `complete`, or one that the extension defines
    /// @param body       the result's other members
    public record Result(String resultType, JsonObject body) {
        public Result {
            Objects.requireNonNull(resultType);
            if (body.has("resultType")) {
                throw new IllegalArgumentException("an extension's result should have its type beside the body, not in it");
            }
        }
    }
}
