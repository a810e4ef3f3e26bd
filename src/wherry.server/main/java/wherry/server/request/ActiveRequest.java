package wherry.server.request;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import wherry.json.JsonObject;
import wherry.protocol.RequestId;

/// One call from its arrival to its end.
///
/// ```
/// open --end(reply)--> ended        the reply was handed to the channel
///   \---cancel()----> cancelled     nothing more is sent
/// ```
/// Whichever comes first counts, and interrupts the thread at work unless it came from there. Neither waits for a message
/// that is on its way to a slow peer: the channel then hears of the end from the thread that sends.
public final class ActiveRequest {
    private final RequestId id;
    private final CallChannel channel;
    private final Consumer<ActiveRequest> atEnd;
    private final Consumer<ActiveRequest> whenGone;
    private final long startedAt = System.nanoTime();
    /// Guarded by this object, as is all below, so that no interrupt is under way once the worker is gone. Null while there
    /// is none.
    private Thread worker;
    private boolean sending;
    /// What is left to do: to tell the channel of the end, and the work.
    private int left = 1;
    /// Null while the call is open; then its reply, empty when it was cancelled. Also read without the lock, since it never
    /// changes again.
    private volatile Optional<Reply> outcome;

    /// @param atEnd    runs once, when the call is over, before its channel hears of it
    /// @param whenGone runs once, when the channel has heard of it and no thread works on it any more
    public ActiveRequest(RequestId id, CallChannel channel, Consumer<ActiveRequest> atEnd, Consumer<ActiveRequest> whenGone) {
        this.id = id;
        this.channel = channel;
        this.atEnd = atEnd;
        this.whenGone = whenGone;
    }

    public RequestId id() {
        return id;
    }

    public boolean isOpen() {
        return outcome == null;
    }

    public long startedAt() {
        return startedAt;
    }

    /// Has the channel run `work`, on a thread that cancelling interrupts meanwhile.
    public void run(Runnable work) {
        channel.run(this, () -> {
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
            channel.end(outcome);
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
    public void send(JsonObject message) {
        whileOpen(() -> channel.send(message));
    }

    public void release(Duration retryAfter) {
        whileOpen(() -> channel.release(retryAfter));
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
    public void end(Reply reply) {
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
