package wherry.tool;

import java.util.List;
import java.util.Map;

/// Offers values while a user types one (specification: server/utilities/completion). Runs as a [ToolHandler] does.
@FunctionalInterface
public interface Completer {

    /// @param typed  what is there so far; may be empty
    /// @param others values already given for the other arguments (since 2025-06-18)
    /// @return best first; the client sees the first hundred
    List<String> complete(String typed, Map<String, String> others, CallContext call) throws Exception;
}
