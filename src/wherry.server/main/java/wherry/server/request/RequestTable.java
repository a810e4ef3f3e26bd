package wherry.server.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;

/// The open calls of one connection or session, by request id, so that they can be cancelled.
public final class RequestTable {
    private final Map<RequestId, ActiveRequest> calls = new ConcurrentHashMap<>();
    private final int limit;
    private volatile boolean closed;

    public RequestTable(int limit) {
        this.limit = limit;
    }

    /// @throws FaultException when another open call has the same id, there are too many, or the table is closed
    public void add(ActiveRequest call) {
        if (calls.size() >= limit) {
            throw new FaultException(new Fault.Busy("more than " + limit + " requests at once"));
        }
        if (calls.putIfAbsent(call.id(), call) != null) {
            throw new FaultException(new Fault.InvalidRequest("request id " + call.id() + " is that of a request still open"));
        }
        if (closed) {
            // Checked after the call was put, so that either this or cancelAll sees that both happened.
            remove(call);
            throw new FaultException(new Fault.InvalidRequest("the session has ended"));
        }
    }

    public void remove(ActiveRequest call) {
        calls.remove(call.id(), call);
    }

    public Optional<ActiveRequest> find(RequestId id) {
        return Optional.ofNullable(calls.get(id));
    }

    public int size() {
        return calls.size();
    }

    /// Cancels all open calls and closes the table.
    public void cancelAll() {
        closed = true;
        List.copyOf(calls.values()).forEach(ActiveRequest::cancel);
    }
}
