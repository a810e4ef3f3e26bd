package wherry.server.lifecycle;

import java.util.concurrent.atomic.AtomicReference;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;

/// `STARTING --> READY --> DRAINING --> STOPPED`. A state may be left out, but none comes again.
public final class Lifecycle {

    public enum State {
        STARTING,
        READY,
        DRAINING,
        STOPPED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

    public Lifecycle() {
    }

    public State state() {
        return state.get();
    }

    public boolean isReady() {
        return state.get() == State.READY;
    }

    /// @return whether this call changed the state
    public boolean enter(State next) {
        return state.getAndUpdate(now -> now.compareTo(next) < 0 ? next : now).compareTo(next) < 0;
    }

    public void requireOpen() {
        if (state.get().compareTo(State.DRAINING) >= 0) {
            throw new FaultException(new Fault.Busy("the server is shutting down"));
        }
    }
}
