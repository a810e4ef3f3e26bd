package wherry.server.event;

import java.time.Duration;
import java.util.Optional;
import wherry.protocol.Message;
import wherry.protocol.Revision;
import wherry.tool.Principal;

/// An event in the server. The log is one listener.
///
/// The thread on which the event happens calls the listeners. A listener must be quick, must not wait, and must not throw.
public sealed interface ServerEvent {

    /// Where the id of the trace stands in a `traceparent`.
    int TRACE_START = 3;
    int TRACE_END = 35;

    /// The request that an event is about. A listener must not show its params.
    record Subject(Message.Request request) {

        public String method() {
            return request.method();
        }

        /// The name of the tool or the prompt; empty for a request of another method.
        public Optional<String> name() {
            return switch (request.method()) {
                case "tools/call", "prompts/get" -> request.params().string("name");
                default -> Optional.empty();
            };
        }

        /// The trace that the client's request belongs to, as W3C's Trace Context names it; empty when the client names none.
        public Optional<String> trace() {
            return request.params().object("_meta").flatMap(meta -> meta.string("traceparent")).filter(text -> text.length() >= TRACE_END)
                    .map(text -> text.substring(TRACE_START, TRACE_END));
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
    /// @param took the time since the call arrived
    record Ended(Subject subject, Revision revision, Principal principal, Duration took, CallOutcome outcome) implements ServerEvent {
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
