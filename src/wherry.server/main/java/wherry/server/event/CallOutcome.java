package wherry.server.event;

/// How a call of a capability's code ended.
public sealed interface CallOutcome {

    /// One word or number, as logs and metrics show it.
    String label();

    /// Whether the peer got an error of the protocol.
    default boolean isError() {
        return false;
    }

    /// With a result.
    record Completed() implements CallOutcome {
        @Override
        public String label() {
            return "ok";
        }
    }

    /// With the result of a tool that failed.
    record ToolFailed() implements CallOutcome {
        @Override
        public String label() {
            return "tool_error";
        }
    }

    /// With an error of the protocol.
    ///
    /// @param incident the id under which the log has more; empty unless the error was a bug
    record Refused(int code, String incident) implements CallOutcome {
        @Override
        public String label() {
            return Integer.toString(code);
        }

        @Override
        public boolean isError() {
            return true;
        }
    }

    /// Without an answer, since the client cancelled the call or lost its connection.
    record Cancelled() implements CallOutcome {
        @Override
        public String label() {
            return "cancelled";
        }
    }
}
