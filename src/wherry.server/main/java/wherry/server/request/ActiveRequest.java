package wherry.server.request;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;

/// One request from its arrival to its end. It can be cancelled at any time.
///
/// ```
/// open --end(reply)--> Replied      the channel gets the reply
///   \---cancel()----> Cancelled    the channel gets nothing more
/// ```
/// The first of the two counts. It interrupts the thread at work, unless that thread called `end`. Neither waits for a message that
/// another thread is sending to a slow peer: that thread then tells the channel of the end.
public final class ActiveRequest implements CallOutput {
    private final RequestId id;
    private final CallChannel channel;
    private final RequestObserver observer;
    private final long startedAt = System.nanoTime();
    /// Guarded by this object, as are all fields below, so that no interrupt reaches the thread after its work. Null while no thread
    /// is at work.
    private Thread worker;
    private boolean sending;
    /// How many steps are left: telling the channel of the end is one, each run of work another.
    private int left = 1;
    /// Also read without the lock, since it never changes again.
    private volatile boolean over;
    /// Null when the channel has taken it, so that a large reply is not kept while a slow client reads it.
    private Outcome outcome;

    public ActiveRequest(RequestId id, CallChannel channel, RequestObserver observer) {
        this.id = id;
        this.channel = channel;
        this.observer = observer;
    }

    public RequestId id() {
        return id;
    }

    /// What identifies the request in a log line.
    public JsonObject fields() {
        return observer.fields(this);
    }

    /// Where the thread at work is now; without frames when none is.
    public synchronized Throwable whereabouts() {
        var at = new Throwable("the handler was here; it is interrupted now, and should end then");
        at.setStackTrace(worker == null ? new StackTraceElement[0] : worker.getStackTrace());
        return at;
    }

    @Override
    public boolean isOpen() {
        return !over;
    }

    public long startedAt() {
        return startedAt;
    }

    /// Has the channel run `work`. Cancelling the request interrupts the thread that runs it.
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
        // The thread may be the transport's own, and an interrupt would break its connection.
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
            // The interrupt is meant for the work, which must still see it.
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

    /// Ends the call with its response. No effect on a call that is over.
    public void end(Reply reply) {
        finish(new Outcome.Replied(reply));
    }

    /// Ends the call with this fault from another thread than its own. Uses a new thread, since the client may be slow to take the answer.
    public void endLate(Fault fault) {
        Thread.ofVirtual().start(() -> end(Reply.fault(id, fault, Revision.LATEST)));
    }

    /// Interrupts the work and sends nothing more. No effect on a call that is over.
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
