package wherry.tool;

import java.util.List;

/// The client did not declare what a call needs of it. A handler may catch it and do without.
public final class MissingCapability extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<InputRequest> requests;

    public MissingCapability(String message, List<InputRequest> requests) {
        super(message, null, false, false);
        this.requests = List.copyOf(requests);
    }

    /// What was asked and cannot be given.
    public List<InputRequest> requests() {
        return requests;
    }
}
