package wherry.server.lifecycle;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Keeps the server answering when tools spin: a virtual thread that never waits keeps its carrier, and the JDK has as many
/// carriers as there are cores. Whenever a virtual thread does not get to run for a whole turn, one more carrier is let in,
/// and the operating system shares the cores out among them.
public final class CarrierThreads implements Runnable {
    private final int most;
    private final Log log;
    private final AtomicBoolean ran = new AtomicBoolean(true);

    /// @param most how many carriers to have at most
    public CarrierThreads(int most, Log log) {
        this.most = most;
        this.log = log;
    }

    @Override
    public void run() {
        if (!ran.getAndSet(false)) {
            grow();
        }
        Thread.ofVirtual().start(() -> ran.set(true));
    }

    private void grow() {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int carriers = scheduler.getParallelism();
        if (carriers < most) {
            scheduler.setParallelism(carriers + 1);
            log.write(Level.WARNING, "tools keep all carrier threads busy, one more let in",
                    JsonObject.of("carriers", Json.of(carriers + 1)));
        }
    }
}
