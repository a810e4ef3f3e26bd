package wherry.tool;

/// The code behind a [Prompt]. Runs as a [ToolHandler] does.
@FunctionalInterface
public interface PromptHandler {

    /// @param arguments texts; only declared ones, and all the required
    /// @throws InvalidArgument for a value that the prompt does not take
    /// @throws ToolFailure for a failure that the client should read
    PromptResult get(Arguments arguments, CallContext call) throws Exception;
}
