package wherry.tool;

import java.util.Objects;
import java.util.Optional;

/// The caller's trace (W3C Trace Context and Baggage), as it came in `_meta`; for a handler that calls on.
public record TraceContext(Optional<String> traceparent, Optional<String> tracestate, Optional<String> baggage) {
    public static final TraceContext NONE = new TraceContext(Optional.empty(), Optional.empty(), Optional.empty());

    public TraceContext {
        Objects.requireNonNull(traceparent);
        Objects.requireNonNull(tracestate);
        Objects.requireNonNull(baggage);
    }
}
