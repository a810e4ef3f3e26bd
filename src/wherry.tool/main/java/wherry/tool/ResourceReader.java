package wherry.tool;

import java.util.Map;
import java.util.Optional;

/// The code behind a [Resource] or a [ResourceTemplate]. Runs as a [ToolHandler] does.
@FunctionalInterface
public interface ResourceReader {

    /// @param uri       as the client asked; untrusted, also where it matches a template
    /// @param variables the template's variables, decoded; empty for a plain resource
    /// @return empty when there is no such resource
    /// @throws ToolFailure for a failure that the client should read
    Optional<ResourceResult> read(String uri, Map<String, String> variables, CallContext call) throws Exception;
}
