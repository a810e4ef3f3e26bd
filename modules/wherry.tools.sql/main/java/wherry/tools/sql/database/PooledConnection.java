package wherry.tools.sql.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wherry.tool.ToolFailure;

/// A connection and the platform thread that works on it.
///
/// The thread of a call only waits. If it were interrupted in the driver, the socket would close while the database goes on; and a driver's native
/// code would hold a carrier of virtual threads. When a call is cancelled or takes too long, the database is told to stop, and the connection is not used again.
public final class PooledConnection implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(2);

    private final ExecutorService thread;
    private final long openedAt = System.nanoTime();
    /// Set by the first work, on the connection's thread.
    private volatile Connection connection;
    /// Null while none runs.
    private volatile Statement running;
    private volatile boolean isBroken;
    private boolean isFresh = true;

    PooledConnection(String database) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sql-" + database).factory());
    }

    /// Runs work on the connection's thread.
    ///
    /// @throws ToolFailure when it took too long
    <T> T run(Callable<T> work, Duration timeout) throws SQLException, InterruptedException {
        Future<T> result = thread.submit(work);
        try {
            return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            stop(result);
            throw new ToolFailure("The database did not answer within " + timeout.toSeconds() + " s, and was told to stop. Ask for less, such as by a WHERE.");
        } catch (InterruptedException e) {
            stop(result);
            throw e;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private void stop(Future<?> result) throws InterruptedException {
        isBroken = true;
        Statement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
                result.get(TO_STOP.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (SQLException | ExecutionException | TimeoutException e) {
            // It ended by an error, as it should, or the connection is closed below.
        }
    }

    /// For a cause that is unchecked it does not return.
    private static SQLException thrown(Throwable cause) {
        if (cause instanceof SQLException e) {
            return e;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return new SQLException(cause);
    }

    /// The connection that was opened; closed at once when the call that opened it has gone.
    void connected(Connection opened) {
        connection = opened;
        if (isBroken) {
            close(opened);
        }
    }

    public Connection connection() {
        return connection;
    }

    /// A statement that is cancelled when the call ends before it. Close it after use.
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        running = statement;
        return statement;
    }

    /// Ends the transaction without a trace of it, on the connection's thread.
    void rollBack() {
        running = null;
        try {
            connection.rollback();
        } catch (SQLException e) {
            isBroken = true;
        }
    }

    /// Lets the pool close it after its use.
    public void discard() {
        isBroken = true;
    }

    boolean isReusable(Duration most) {
        return !isBroken && System.nanoTime() - openedAt < most.toNanos();
    }

    /// Whether this is its first use.
    boolean isFresh() {
        return isFresh;
    }

    void used() {
        isFresh = false;
    }

    /// Closes it without waiting for the database.
    @Override
    public void close() {
        Connection opened = connection;
        if (opened != null) {
            thread.execute(() -> close(opened));
        }
        thread.shutdown();
        if (isBroken && opened != null) {
            abort(opened);
        }
    }

    private static void close(Connection opened) {
        try {
            opened.close();
        } catch (SQLException e) {
            // It is of no more use, whatever it says.
        }
    }

    private static void abort(Connection opened) {
        try {
            opened.abort(Runnable::run);
        } catch (SQLException | UnsupportedOperationException e) {
            // The thread closes it when the database answers.
        }
    }
}
