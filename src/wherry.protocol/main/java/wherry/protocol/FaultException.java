package wherry.protocol;

import java.util.Objects;
import java.util.Optional;

/// Carries a [Fault] from the code that finds it to the one place that answers it.
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    /// null when the id is unknown.
    private final transient RequestId id;

    public FaultException(Fault fault) {
        super(fault.message(), null, false, false);
        this.fault = fault;
        this.id = null;
    }

    /// @param id the id of the request at fault
    public FaultException(Fault fault, RequestId id) {
        super(fault.message(), null, false, false);
        this.fault = fault;
        this.id = Objects.requireNonNull(id);
    }

    public Fault fault() {
        return fault;
    }

    /// The id of the request at fault; empty when it could not be read, or when the thrower does not know it.
    public Optional<RequestId> id() {
        return Optional.ofNullable(id);
    }
}
