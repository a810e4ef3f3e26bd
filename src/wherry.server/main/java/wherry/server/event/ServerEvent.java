package wherry.server.event;

import java.time.Duration;
import java.util.Optional;
import wherry.protocol.Message;
import wherry.protocol.Revision;

/// An event in the server. The log is one listener.
///
/// The thread on which the event happens calls the listeners. A listener must be quick, must not wait, and must not throw.
public sealed interface ServerEvent {

    /// The request that an event is about. A listener must not show its params.
    record Subject(Message.Request request) {

        /// The name of the tool or the prompt; empty for a request of another method.
        public Optional<String> name() {
            return switch (request.method()) {
                case "tools/call", "prompts/get" -> request.params().string("name");
                default -> Optional.empty();
            };
        }
    }

    /// A call of a capability's code arrived.
    record Arrived(Subject subject, Revision revision) implements ServerEvent {
    }

    /// The call has a worker.
    ///
    /// @param waited how long the call waited for the worker
    record Admitted(Subject subject, Revision revision, Duration waited) implements ServerEvent {
    }

    /// The call has ended.
    ///
    /// @param took   the time since the call arrived
    /// @param code   the code of the error that answers the call; 0 for a result
    /// @param wanted false when the client cancelled the call or lost its connection
    record Ended(Subject subject, Revision revision, Duration took, int code, boolean wanted) implements ServerEvent {

        public boolean isError() {
            return code != 0;
        }
    }

    /// A client opened a session of a legacy revision.
    record SessionOpened(Revision revision) implements ServerEvent {
    }

    record SessionEnded(Revision revision) implements ServerEvent {
    }

    /// A client opened a `subscriptions/listen` stream.
    record ListenerOpened() implements ServerEvent {
    }

    record ListenerEnded() implements ServerEvent {
    }
}
