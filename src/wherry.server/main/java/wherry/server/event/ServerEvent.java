package wherry.server.event;

import java.time.Duration;
import java.util.Optional;
import wherry.protocol.Fault;
import wherry.protocol.Message;
import wherry.protocol.Revision;

/// What happens in the server, told as it happens to whoever counts or writes it down.
///
/// Listeners are called on the thread that the event happens on: they must be quick, must not wait, and must not throw.
public sealed interface ServerEvent {

    /// What a request is about. Never its arguments or its result.
    ///
    /// @param name of the tool or the prompt, where it has one
    record Subject(Message.Request request, Optional<String> name) {

        public static Subject of(Message.Request request) {
            return new Subject(request, switch (request.method()) {
                case "tools/call", "prompts/get" -> request.params().string("name");
                default -> Optional.empty();
            });
        }
    }

    /// A call of capabilities' code came in.
    record Arrived(Subject subject, Revision revision) implements ServerEvent {
    }

    /// It has a worker.
    ///
    /// @param waited for it
    record Admitted(Subject subject, Revision revision, Duration waited) implements ServerEvent {
    }

    /// It is over.
    ///
    /// @param took  from its arrival
    /// @param fault when its answer is an error
    /// @param wanted whether the client still wanted an answer: not when it cancelled the call, or was lost
    record Ended(Subject subject, Revision revision, Duration took, Optional<Fault> fault, boolean wanted)
            implements ServerEvent {
    }

    /// A session of a legacy revision was opened.
    record SessionOpened(Revision revision) implements ServerEvent {
    }

    record SessionEnded(Revision revision) implements ServerEvent {
    }

    /// A `subscriptions/listen` stream was opened.
    record ListenerOpened() implements ServerEvent {
    }

    record ListenerEnded() implements ServerEvent {
    }
}
