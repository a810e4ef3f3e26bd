package wherry.server.request;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import wherry.json.JsonObject;
import wherry.protocol.RequestId;

/// One request from its arrival to its end: its id, its channel, and how it is cancelled.
///
/// ```
/// open --end(reply)--> Replied      the channel gets the reply
///   \---cancel()----> Cancelled    nothing more is sent
/// ```
/// The first of both counts. It interrupts the thread at work, unless that thread called it. Neither waits for a message
/// that is on its way to a slow peer: the channel then hears of the end from the thread that sends.
public final class ActiveRequest implements CallOutput {
    private final RequestId id;
    private final CallChannel channel;
    private final RequestObserver observer;
    private final long startedAt = System.nanoTime();
    /// Guarded by this object, as is all below, so that no interrupt is under way once the worker is gone. Null while there
    /// is none.
    private Thread worker;
    private boolean sending;
    /// What is left to do: to tell the channel of the end, and the work.
    private int left = 1;
    /// Also read without the lock, since it never changes again.
    private volatile boolean over;
    /// Until the channel has heard of it: a large reply is not kept for a client that is slow to take it.
    private Outcome outcome;

    public ActiveRequest(RequestId id, CallChannel channel, RequestObserver observer) {
        this.id = id;
        this.channel = channel;
        this.observer = observer;
    }

    public RequestId id() {
        return id;
    }

    @Override
    public boolean isOpen() {
        return !over;
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
            channel.end(takeOutcome());
        } catch (RuntimeException | Error e) {
            channel.end(new Outcome.Replied(observer.failed(this, e)));
        } finally {
            doneWithOne();
        }
    }

    private synchronized Outcome takeOutcome() {
        Outcome taken = outcome;
        outcome = null;
        return taken;
    }

    private void doneWithOne() {
        boolean gone;
        synchronized (this) {
            gone = --left == 0;
        }
        if (gone) {
            observer.gone(this);
        }
    }

    @Override
    public boolean carriesRequests() {
        return channel.carriesRequests();
    }

    @Override
    public void send(JsonObject message) {
        whileOpen(() -> channel.send(message));
    }

    /// Sends a message without waiting for a slow peer.
    ///
    /// @return false when there was no room for it
    public boolean offer(JsonObject message) {
        var taken = new AtomicBoolean(true);
        whileOpen(() -> taken.set(channel.offer(message)));
        return taken.get();
    }

    @Override
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
            // The interrupt asks the work to stop, not to send more; the work must still see it.
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
        finish(new Outcome.Replied(reply));
    }

    /// Stops the work, as far as it heeds an interrupt, and sends nothing more. No effect on a call that is over.
    public void cancel() {
        finish(new Outcome.Cancelled());
    }

    private void finish(Outcome how) {
        boolean senderTells;
        synchronized (this) {
            if (!isOpen()) {
                return;
            }
            outcome = how;
            over = true;
            senderTells = sending;
            if (worker != null && (how instanceof Outcome.Cancelled || worker != Thread.currentThread())) {
                worker.interrupt();
            }
            notifyAll();
        }
        observer.ended(this);
        if (!senderTells) {
            tellEnd();
        }
    }
}
