package wherry.http;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import wherry.json.JsonObject;
import wherry.server.Log;

/// Looks after every open exchange, twenty times a second, on a platform thread of its own: calls that outlast the quick
/// answer, signs of life that are due, writers that are stuck. Sleeps while there is none.
final class Pulse implements AutoCloseable {
    /// Also the gap between the two steps of a beat: more than a round trip, so that the second meets the first one's RST.
    static final long TICK_NANOS = 50_000_000;

    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final Log log;
    private final Thread thread = Thread.ofPlatform().name("wherry-http-pulse").daemon().unstarted(this::beat);
    private volatile boolean asleep;
    private volatile boolean closed;

    Pulse(Log log) {
        this.log = log;
    }

    void start() {
        thread.start();
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    void remove(Exchange exchange) {
        exchanges.remove(exchange);
    }

    void cancelAll() {
        exchanges.forEach(Exchange::cancel);
    }

    int size() {
        return exchanges.size();
    }

    private void beat() {
        while (!closed) {
            sleep();
            long now = System.nanoTime();
            for (Exchange exchange : exchanges) {
                try {
                    exchange.tick(now);
                } catch (RuntimeException e) {
                    log.write(Level.ERROR, "tick failed", JsonObject.EMPTY, e);
                }
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (exchanges.isEmpty()) {
            LockSupport.park(this);
        }
        asleep = false;
        LockSupport.parkNanos(this, TICK_NANOS);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
