package wherry.tool;

/// The code behind a [Tool].
///
/// Runs on a virtual thread, many at once. Cancelling interrupts that thread. On revision 2026-07-28 a handler
/// that asks the user or the model is run again from its start with the answers so far: keep what must not happen twice
/// in [CallContext#once].
@FunctionalInterface
public interface ToolHandler {

    /// @param arguments valid by the tool's input schema, with its defaults
    /// @return never null
    /// @throws InvalidArgument for a value that the schema takes and the tool does not
    /// @throws ToolFailure for a failure that the model should read; any other exception, but for those that `call` throws, counts as a
    ///                     bug of the tool, is logged, and reaches the client as an internal error with an incident id
    ToolResult call(Arguments arguments, CallContext call) throws Exception;
}
