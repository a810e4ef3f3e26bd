package wherry.tool;

import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// A request method that an [Extension] adds. Immutable.
public final class ExtensionMethod {
    private final String name;
    private final Handler handler;
    /// Null when there is none.
    private final String nameParameter;
    private final boolean forEveryClient;

    private ExtensionMethod(String name, Handler handler, String nameParameter, boolean forEveryClient) {
        this.name = name;
        this.handler = Objects.requireNonNull(handler);
        this.nameParameter = nameParameter;
        this.forEveryClient = forEveryClient;
    }

    /// @param name such as `tasks/get`; no method of the core protocol
    public static ExtensionMethod of(String name, Handler handler) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an extension's method should have a name");
        }
        return new ExtensionMethod(name, handler, null, false);
    }

    /// The same, with the member of `params` that HTTP clients mirror in `Mcp-Name`.
    public ExtensionMethod nameParameter(String member) {
        return new ExtensionMethod(name, handler, Objects.requireNonNull(member), forEveryClient);
    }

    /// The same, also for clients that do not declare the extension: for an extension that its server alone declares. Other methods are
    /// refused to them (`-32021`).
    public ExtensionMethod forEveryClient() {
        return new ExtensionMethod(name, handler, nameParameter, true);
    }

    public String name() {
        return name;
    }

    public Handler handler() {
        return handler;
    }

    public Optional<String> nameParameter() {
        return Optional.ofNullable(nameParameter);
    }

    public boolean isForEveryClient() {
        return forEveryClient;
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
