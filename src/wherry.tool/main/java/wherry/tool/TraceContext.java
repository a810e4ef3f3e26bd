package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The caller's trace (W3C Trace Context and Baggage), as it came in `_meta`; for a handler that calls other services.
public final class TraceContext {
    public static final TraceContext NONE = new TraceContext("", "", "");

    // Empty where there is none, which neither format allows as a value.
    private final String traceparent;
    private final String tracestate;
    private final String baggage;

    private TraceContext(String traceparent, String tracestate, String baggage) {
        this.traceparent = Objects.requireNonNull(traceparent);
        this.tracestate = Objects.requireNonNull(tracestate);
        this.baggage = Objects.requireNonNull(baggage);
    }

    /// Each may be the empty string, for none.
    public static TraceContext of(String traceparent, String tracestate, String baggage) {
        return new TraceContext(traceparent, tracestate, baggage);
    }

    public Optional<String> traceparent() {
        return given(traceparent);
    }

    public Optional<String> tracestate() {
        return given(tracestate);
    }

    public Optional<String> baggage() {
        return given(baggage);
    }

    private static Optional<String> given(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(traceparent, tracestate, baggage);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TraceContext that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "TraceContext" + parts();
    }
}
