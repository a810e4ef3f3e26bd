package wherry.http.exchange;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Calls each open exchange twenty times a second, on its own platform thread, to open the stream of a call that takes long, to send
/// heartbeats and to interrupt a writer whose peer does not read. It sleeps while no exchange is open.
public final class ExchangeMonitor implements AutoCloseable {
    /// Also the time between the two writes of a heartbeat. It is longer than a round trip, so that the second write fails if the peer
    /// answered the first one with RST.
    public static final long TICK_NANOS = 50_000_000;

    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray answers = new AtomicLongArray(600);
    private final Log log;
    private final Thread thread = Thread.ofPlatform().name("wherry-http-monitor").daemon().unstarted(this::heartbeat);
    private volatile boolean asleep;
    private volatile boolean closed;

    public ExchangeMonitor(Log log) {
        this.log = log;
    }

    public void start() {
        thread.start();
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /// @param status of the answer; -1 when there is none
    void remove(Exchange exchange, int status) {
        if (exchanges.remove(exchange) && status > 0 && status < answers.length()) {
            answers.incrementAndGet(status);
        }
    }

    /// How many answers are complete, by their status.
    public SortedMap<Integer, Long> answers() {
        var counts = new TreeMap<Integer, Long>();
        for (int status = 0; status < answers.length(); status++) {
            if (answers.get(status) > 0) {
                counts.put(status, answers.get(status));
            }
        }
        return counts;
    }

    public void cancelAll() {
        exchanges.forEach(Exchange::cancel);
    }

    public int size() {
        return exchanges.size();
    }

    private void heartbeat() {
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
