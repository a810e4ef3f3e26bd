package wherry.protocol;

import java.util.Optional;

/// Carries a [Fault] from where it is found to the one place that answers it.
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final transient Optional<RequestId> id;

    public FaultException(Fault fault) {
        this(fault, Optional.empty());
    }

    /// @param id of the request at fault, where it could be read
    public FaultException(Fault fault, Optional<RequestId> id) {
        super(fault.message(), null, false, false);
        this.fault = fault;
        this.id = id;
    }

    public Fault fault() {
        return fault;
    }

    public Optional<RequestId> id() {
        return id;
    }
}
