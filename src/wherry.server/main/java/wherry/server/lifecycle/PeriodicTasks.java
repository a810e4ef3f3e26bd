package wherry.server.lifecycle;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Runs tasks once a second on one platform thread. Busy tools hold up virtual threads alone, and so not this one.
public final class PeriodicTasks implements AutoCloseable {
    private static final long PERIOD_MILLIS = 1000;

    private final List<Runnable> tasks = new CopyOnWriteArrayList<>();
    private final Log log;
    private final Thread thread;

    public PeriodicTasks(Log log) {
        this.log = log;
        this.thread = Thread.ofPlatform().name("wherry-periodic-tasks").daemon().unstarted(this::runAll);
    }

    public void start() {
        thread.start();
    }

    /// @param task short, and not blocking
    public void add(Runnable task) {
        tasks.add(task);
    }

    private void runAll() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PERIOD_MILLIS);
                tasks.forEach(this::run);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.write(Level.ERROR, "periodic task failed", JsonObject.EMPTY, e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
