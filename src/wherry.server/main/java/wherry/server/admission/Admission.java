package wherry.server.admission;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;

/// How many handlers work at once, and how many calls may wait for their turn.
public final class Admission {
    private final int workers;
    private final int queue;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();

    public Admission(int workers, int queue) {
        this.workers = workers;
        this.queue = queue;
        this.permits = new Semaphore(workers);
    }

    /// Waits for a turn; [#leave] gives it back.
    ///
    /// @throws FaultException when too many wait already
    public void enter() throws InterruptedException {
        if (permits.tryAcquire()) {
            return;
        }
        if (waiting.incrementAndGet() > queue) {
            waiting.decrementAndGet();
            throw new FaultException(new Fault.Busy("the server is busy: " + workers + " calls at work and " + queue
                    + " waiting; try again later"));
        }
        try {
            permits.acquire();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /// Takes a turn up again after a wait. An interrupt does not keep it from that, since [#leave] follows in any case.
    public void reenter() {
        permits.acquireUninterruptibly();
    }

    public void leave() {
        permits.release();
    }
}
