package wherry.tool;

import java.util.Map;

/// The code behind a [Prompt]. Runs as a [ToolHandler] does.
@FunctionalInterface
public interface PromptHandler {

    /// @param arguments only declared ones, and all the required
    /// @throws ToolFailure for a failure that the client should read
    PromptResult get(Map<String, String> arguments, CallContext call) throws Exception;
}
