package wherry.server.lifecycle;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Does what must be looked after from time to time: once a second, on a platform thread of its own, so that no busy tool
/// can keep it from its turn.
public final class PeriodicTasks implements AutoCloseable {
    private static final long PERIOD_MILLIS = 1000;

    private final List<Runnable> chores = new CopyOnWriteArrayList<>();
    private final Log log;
    private final Thread thread;

    public PeriodicTasks(Log log) {
        this.log = log;
        this.thread = Thread.ofPlatform().name("wherry-periodic-tasks").daemon().unstarted(this::sweep);
    }

    public void start() {
        thread.start();
    }

    /// @param chore short, and not blocking
    public void add(Runnable chore) {
        chores.add(chore);
    }

    private void sweep() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PERIOD_MILLIS);
                chores.forEach(this::run);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void run(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException | Error e) {
            log.write(Level.ERROR, "chore failed", JsonObject.EMPTY, e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
