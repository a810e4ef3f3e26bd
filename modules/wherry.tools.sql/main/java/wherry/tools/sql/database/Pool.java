package wherry.tools.sql.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import wherry.tool.ToolFailure;

/// At most so many connections to a database. A connection that is not in use waits for the next call; the one used last is used first.
///
/// The semaphore guards how many are in use; the deque holds the others. Safe for use by many threads.
final class Pool implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final DatabaseSettings database;
    private final Connector connector;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<PooledConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    Pool(DatabaseSettings database, Connector connector) {
        this.database = database;
        this.connector = connector;
        this.permits = new Semaphore(database.pool(), true);
    }

    /// @throws ToolFailure when all connections stay in use, or the database cannot be reached
    PooledConnection take() throws InterruptedException, SQLException {
        if (!permits.tryAcquire(WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new ToolFailure("All " + database.pool() + " connections to the database " + database.name() + " have been in use for "
                    + WAIT.toSeconds() + " s. Try again later.");
        }
        try {
            return idleOrNew();
        } catch (SQLException | InterruptedException | RuntimeException | Error e) {
            permits.release();
            throw e;
        }
    }

    private PooledConnection idleOrNew() throws InterruptedException, SQLException {
        for (PooledConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            if (next.isReusable(LIFETIME)) {
                return next;
            }
            next.close();
        }
        return connector.connect();
    }

    void giveBack(PooledConnection connection) {
        connection.used();
        if (connection.isReusable(LIFETIME) && !isClosed) {
            idle.addFirst(connection);
        } else {
            connection.close();
        }
        permits.release();
        if (isClosed) {
            closeIdle();
        }
    }

    /// Closes the connections that are not in use, as after the database restarted.
    void closeIdle() {
        for (PooledConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            next.close();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        closeIdle();
    }
}
