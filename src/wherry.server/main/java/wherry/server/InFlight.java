package wherry.server;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import wherry.json.JsonObject;
import wherry.protocol.RequestId;

/// One call from its arrival to its end.
///
/// ```
/// open --end(reply)--> ended        the reply was handed to the outlet
///   \---cancel()----> cancelled     nothing more is sent
/// ```
/// Whichever comes first counts, and interrupts the thread at work unless it came from there. Neither waits for a message
/// that is on its way to a slow peer: the outlet then hears of the end from the thread that sends.
public final class InFlight {
    private final RequestId id;
    private final Outlet outlet;
    private final Consumer<InFlight> atEnd;
    private final Consumer<InFlight> whenGone;
    private final long startedAt = System.nanoTime();
    /// Guarded by this object, as is all below, so that no interrupt is under way once the worker is gone. Null while there
    /// is none.
    private Thread worker;
    private boolean sending;
    /// What is left to do: to tell the outlet of the end, and the work.
    private int left = 1;
    /// Null while the call is open; then its reply, empty when it was cancelled. Also read without the lock, since it never
    /// changes again.
    private volatile Optional<Reply> outcome;

    /// @param atEnd    runs once, when the call is over, before its outlet hears of it
    /// @param whenGone runs once, when the outlet has heard of it and no thread works on it any more
    InFlight(RequestId id, Outlet outlet, Consumer<InFlight> atEnd, Consumer<InFlight> whenGone) {
        this.id = id;
        this.outlet = outlet;
        this.atEnd = atEnd;
        this.whenGone = whenGone;
    }

    public RequestId id() {
        return id;
    }

    public boolean isOpen() {
        return outcome == null;
    }

    long startedAt() {
        return startedAt;
    }

    /// Has the outlet run `work`, on a thread that cancelling interrupts meanwhile.
    void run(Runnable work) {
        outlet.run(this, () -> {
            if (!beginWork()) {
                return;
            }
            try {
                work.run();
            } finally {
                endWork();
            }
        });
    }

    private synchronized boolean beginWork() {
        if (isOpen()) {
            worker = Thread.currentThread();
            left++;
        }
        return isOpen();
    }

    private void endWork() {
        synchronized (this) {
            worker = null;
        }
        // The thread may be the transport's own: an interrupt would break its connection.
        Thread.interrupted();
        doneWithOne();
    }

    private void tellEnd() {
        try {
            outlet.end(outcome);
        } finally {
            doneWithOne();
        }
    }

    private void doneWithOne() {
        boolean gone;
        synchronized (this) {
            gone = --left == 0;
        }
        if (gone) {
            whenGone.accept(this);
        }
    }

    /// Sends a message that belongs to this call, unless it is over.
    void send(JsonObject message) {
        whileOpen(() -> outlet.send(message));
    }

    void release(Duration retryAfter) {
        whileOpen(() -> outlet.release(retryAfter));
    }

    private void whileOpen(Runnable sender) {
        if (!beginSending()) {
            return;
        }
        try {
            sender.run();
        } finally {
            endSending();
        }
    }

    private synchronized boolean beginSending() {
        try {
            while (sending && isOpen()) {
                wait();
            }
        } catch (InterruptedException e) {
            // Whoever interrupted wants the work to stop, not to tell more; the work is still to hear of it.
            Thread.currentThread().interrupt();
            return false;
        }
        if (isOpen()) {
            sending = true;
        }
        return isOpen();
    }

    private void endSending() {
        boolean isOver;
        synchronized (this) {
            sending = false;
            isOver = !isOpen();
            notify();
        }
        if (isOver) {
            tellEnd();
        }
    }

    /// Ends the call with its response, unless it is over already.
    void end(Reply reply) {
        finish(Optional.of(reply));
    }

    /// Stops the work, as far as it heeds an interrupt, and sends nothing more. No effect on a call that is over.
    public void cancel() {
        finish(Optional.empty());
    }

    private void finish(Optional<Reply> how) {
        boolean senderTells;
        synchronized (this) {
            if (!isOpen()) {
                return;
            }
            outcome = how;
            senderTells = sending;
            if (worker != null && (how.isEmpty() || worker != Thread.currentThread())) {
                worker.interrupt();
            }
            notifyAll();
        }
        atEnd.accept(this);
        if (!senderTells) {
            tellEnd();
        }
    }
}
