package wherry.server.admission;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;

/// Bounds how many handlers work at once, how many calls wait, and how much of both one peer may take.
///
/// ```
/// enter --> (a place of the peer's share) --> (a worker) --> at work --close--> left
///                                                 ^             |
///                                                 \---resume--pause
/// ```
public final class Admission {
    /// The name of the only peer, such as the client on stdio. It may take all places. Its calls are never refused, since its
    /// transport reads more slowly when too many calls wait.
    public static final String ONLY_PEER = "";

    private final int workers;
    private final int queue;
    private final int workerShare;
    private final int queueShare;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    /// @param percent how much of the workers, and of the places to wait, one peer may take; 100 keeps nothing for others
    public Admission(int workers, int queue, int percent) {
        this.workers = workers;
        this.queue = queue;
        this.workerShare = share(workers, percent);
        this.queueShare = share(queue, percent);
        this.permits = new Semaphore(workers);
    }

    private static int share(int whole, int percent) {
        return Math.max(1, (int) (((long) whole * percent + 99) / 100));
    }

    /// The places that one peer takes.
    private final class Share {
        final String peer;
        final Semaphore permits = new Semaphore(workerShare);
        final AtomicInteger waiting = new AtomicInteger();
        /// Guarded by the map.
        int users = 1;

        Share(String peer) {
            this.peer = peer;
        }
    }

    /// The place of a call among those at work. Used by the call's own thread alone.
    public final class Place implements AutoCloseable {
        private final Share share;
        private final Duration waited;

        private Place(Share share, Duration waited) {
            this.share = share;
            this.waited = waited;
        }

        /// How long the call waited for this place.
        public Duration waited() {
            return waited;
        }

        /// Lets another call work while this one waits for its client.
        public void pause() {
            permits.release();
            if (share != null) {
                share.permits.release();
            }
        }

        /// Takes the place again. An interrupt does not end the wait, since [#close] follows in any case.
        public void resume() {
            if (share != null) {
                share.permits.acquireUninterruptibly();
            }
            permits.acquireUninterruptibly();
        }

        @Override
        public void close() {
            pause();
            if (share != null) {
                leave(share);
            }
        }
    }

    /// Waits for a turn.
    ///
    /// @param peer the name that all calls of this peer carry, or [#ONLY_PEER]
    /// @throws FaultException when too many calls of all peers or of this one already wait; never for [#ONLY_PEER]
    public Place enter(String peer) throws InterruptedException {
        Share share = peer.equals(ONLY_PEER) || workerShare == workers && queueShare == queue ? null : share(peer);
        boolean entered = false;
        try {
            Duration waited = acquire(share, peer.equals(ONLY_PEER));
            entered = true;
            return new Place(share, waited);
        } finally {
            if (!entered && share != null) {
                leave(share);
            }
        }
    }

    private Share share(String peer) {
        return shares.compute(peer, (_, known) -> {
            if (known == null) {
                return new Share(peer);
            }
            known.users++;
            return known;
        });
    }

    private void leave(Share share) {
        shares.computeIfPresent(share.peer, (_, known) -> --known.users == 0 ? null : known);
    }

    private Duration acquire(Share share, boolean unbounded) throws InterruptedException {
        if (share == null || share.permits.tryAcquire()) {
            if (permits.tryAcquire()) {
                return Duration.ZERO;
            }
            if (share != null) {
                share.permits.release();
            }
        }
        long since = System.nanoTime();
        queue(share, unbounded);
        try {
            await(share);
        } finally {
            waiting.decrementAndGet();
            if (share != null) {
                share.waiting.decrementAndGet();
            }
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void queue(Share share, boolean unbounded) {
        if (share != null && share.waiting.incrementAndGet() > queueShare) {
            share.waiting.decrementAndGet();
            throw busy("the server is busy with calls of this client: " + workerShare + " at work and " + queueShare + " waiting");
        }
        if (waiting.incrementAndGet() > queue && !unbounded) {
            waiting.decrementAndGet();
            if (share != null) {
                share.waiting.decrementAndGet();
            }
            throw busy("the server is busy: " + workers + " calls at work and " + queue + " waiting");
        }
    }

    private void await(Share share) throws InterruptedException {
        if (share == null) {
            permits.acquire();
            return;
        }
        share.permits.acquire();
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            share.permits.release();
            throw e;
        }
    }

    private static FaultException busy(String message) {
        return new FaultException(new Fault.Busy(message + "; try again later"));
    }

    /// How many calls wait.
    public int waiting() {
        return waiting.get();
    }
}
