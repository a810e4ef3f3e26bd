package wherry.tool;

import java.util.Optional;

/// The code behind a [Resource] or a [ResourceTemplate]. Runs as a [ToolHandler] does.
@FunctionalInterface
public interface ResourceReader {

    /// @param uri       as the client asked; untrusted, also where it matches a template
    /// @param variables the template's variables, decoded texts; none for a plain resource
    /// @return empty when there is no such resource
    /// @throws InvalidArgument for a value that the template does not take
    /// @throws ToolFailure for a failure that the client should read
    Optional<ResourceResult> read(String uri, Arguments variables, CallContext call) throws Exception;
}
