package wherry.server.lifecycle;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Adds carrier threads when tools keep all of them busy. A virtual thread that never waits keeps its carrier thread, and the JDK
/// has one carrier thread for each core. Each run starts a virtual thread. When that one has not run by the next run and calls are
/// at work, this class adds a carrier thread, and the operating system divides the cores among them. After 60 runs at which the
/// virtual thread ran, it takes one added thread away.
public final class CarrierThreads implements Runnable {
    private static final int QUIET_TURNS = 60;

    private final int most;
    private final IntSupplier working;
    private final Log log;
    private final AtomicBoolean ran = new AtomicBoolean(true);
    private int added;
    private int quietTurns;

    /// @param most    the largest number of carrier threads
    /// @param working counts the calls of capabilities' code that have not ended
    public CarrierThreads(int most, IntSupplier working, Log log) {
        this.most = most;
        this.working = working;
        this.log = log;
    }

    @Override
    public void run() {
        if (ran.getAndSet(false)) {
            quietTurns++;
            if (added > 0 && quietTurns >= QUIET_TURNS) {
                change(-1);
            }
        } else if (working.getAsInt() > 0) {
            change(1);
        }
        Thread.ofVirtual().start(() -> ran.set(true));
    }

    private void change(int by) {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int carriers = scheduler.getParallelism() + by;
        if (carriers <= most) {
            scheduler.setParallelism(carriers);
            added += by;
            log.write(by > 0 ? Level.WARNING : Level.INFO,
                    by > 0 ? "calls kept all carrier threads busy, one was added" : "one carrier thread was given back",
                    JsonObject.of("carriers", Json.of(carriers)));
        }
        quietTurns = 0;
    }
}
