package wherry.tools.sql;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What is logged under a name while this is open, a line each with its level.
final class LoggedLines extends Handler {
    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LoggedLines(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    /// Whether a line is logged within ten seconds.
    boolean await(String line) throws InterruptedException {
        for (int i = 0; i < 1000 && !lines.contains(line); i++) {
            Thread.sleep(10);
        }
        return lines.contains(line);
    }

    @Override
    public void publish(LogRecord logged) {
        lines.add(logged.getLevel() + " " + logged.getMessage());
    }

    @Override
    public void flush() {
        // Nothing waits here.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
