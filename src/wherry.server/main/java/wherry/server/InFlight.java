package wherry.server;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import wherry.json.JsonObject;
import wherry.protocol.RequestId;

/// One call from its arrival to its end.
///
/// ```
/// OPEN --end(reply)--> ENDED        the reply was handed to the outlet
///   \---cancel()----> CANCELLED     nothing more is sent; the thread at work is interrupted
/// ```
public final class InFlight {
    private enum State {
        OPEN,
        ENDED,
        CANCELLED
    }

    private final RequestId id;
    private final Outlet outlet;
    private final Consumer<InFlight> atEnd;
    private final long startedAt = System.nanoTime();
    /// Guards the next two: who holds it knows that no interrupt is on its way. This object's own lock is held while a
    /// message is sent, which may take long.
    private final Object turn = new Object();
    private Thread worker;
    /// Also read without the lock where an old value does no harm.
    private volatile State state = State.OPEN;

    /// @param atEnd runs once, when the call leaves OPEN
    InFlight(RequestId id, Outlet outlet, Consumer<InFlight> atEnd) {
        this.id = id;
        this.outlet = outlet;
        this.atEnd = atEnd;
    }

    public RequestId id() {
        return id;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    long startedAt() {
        return startedAt;
    }

    /// Has the outlet run `work`, on a thread that cancelling interrupts meanwhile.
    void run(Runnable work) {
        outlet.run(this, () -> {
            synchronized (turn) {
                worker = Thread.currentThread();
            }
            if (isOpen()) {
                work.run();
            }
            letGo();
        });
    }

    /// Ends the work's hold on its thread, which may be the transport's own: an interrupt would break its connection.
    private void letGo() {
        synchronized (turn) {
            worker = null;
        }
        Thread.interrupted();
    }

    /// Sends a message that belongs to this call, unless it is over.
    void send(JsonObject message) {
        synchronized (this) {
            if (state == State.OPEN) {
                outlet.send(message);
            }
        }
    }

    void release(Duration retryAfter) {
        if (state == State.OPEN) {
            outlet.release(retryAfter);
        }
    }

    /// Ends the call with its response, unless it is over already.
    void end(Reply reply) {
        synchronized (this) {
            synchronized (turn) {
                if (state != State.OPEN) {
                    return;
                }
                state = State.ENDED;
            }
        }
        atEnd.accept(this);
        outlet.end(Optional.of(reply));
    }

    /// Stops the work, as far as it heeds an interrupt, and sends nothing more. No effect on a call that is over.
    public void cancel() {
        if (leave(State.CANCELLED)) {
            atEnd.accept(this);
            outlet.end(Optional.empty());
        }
    }

    /// Ends the call with a response that its own work did not give, and stops that work.
    void abort(Reply reply) {
        if (leave(State.ENDED)) {
            atEnd.accept(this);
            outlet.end(Optional.of(reply));
        }
    }

    /// The state comes first, so that the work knows why it is interrupted.
    private boolean leave(State next) {
        synchronized (turn) {
            if (state != State.OPEN) {
                return false;
            }
            state = next;
            if (worker != null) {
                worker.interrupt();
            }
        }
        synchronized (this) {
            // What is just being sent gets out, or is given up for the interrupt, before anything comes after it.
            return true;
        }
    }
}
