package wherry.tools.sql.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;
import wherry.tool.ToolFailure;
import wherry.tools.sql.dialect.AccessMode;
import wherry.tools.sql.dialect.DatabaseRole;
import wherry.tools.sql.dialect.SqlDialect;

/// A database with its pool of connections. Safe for use by many threads.
public final class Database implements AutoCloseable {
    /// Beyond the time in which the database ends a statement by itself.
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int MOST_MESSAGE = 2000;

    private final DatabaseSettings settings;
    private final SqlDialect dialect;
    private final Pool reading;
    /// Null when the database is for reading alone.
    private final Pool writing;
    private final Reachability reachability = new Reachability();

    /// Connects at the first call.
    ///
    /// @throws IllegalArgumentException when no driver knows the URL
    public Database(DatabaseSettings settings, Drivers drivers) {
        this.settings = settings;
        this.dialect = SqlDialect.of(settings.url());
        var driver = drivers.driverOf(settings);
        this.reading = new Pool(settings, new Connector(settings, dialect, driver, AccessMode.READ));
        this.writing = settings.access() == AccessMode.WRITE ? new Pool(settings, new Connector(settings, dialect, driver, AccessMode.WRITE)) : null;
    }

    public String name() {
        return settings.name();
    }

    public SqlDialect dialect() {
        return dialect;
    }

    public boolean isWritable() {
        return writing != null;
    }

    public Reachability reachability() {
        return reachability;
    }

    /// Works in a transaction that cannot write, and rolls it back. When the database closed the connection since its last use, the work is done once more on a new one.
    ///
    /// @throws ToolFailure when the database refuses or is not reached; the message is the database's
    public <T> T read(SqlWork<T> work) throws InterruptedException {
        try {
            PooledConnection connection = reading.take();
            boolean isFresh = connection.isFresh();
            try {
                return reached(reading(connection, work));
            } catch (SQLException e) {
                if (isFresh || !ConnectionLoss.is(e)) {
                    throw e;
                }
            }
            reading.closeIdle();
            return reached(reading(reading.take(), work));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private <T> T reading(PooledConnection connection, SqlWork<T> work) throws SQLException, InterruptedException {
        try {
            return connection.run(() -> {
                try {
                    Connector.execute(connection.connection(), dialect.transaction());
                    return work.on(connection);
                } finally {
                    connection.rollBack();
                }
            }, settings.timeout().plus(GRACE));
        } catch (SQLException e) {
            if (ConnectionLoss.is(e)) {
                connection.discard();
            }
            throw e;
        } finally {
            reading.giveBack(connection);
        }
    }

    /// Works in a transaction that may write, and commits it when the work ends without an exception. It is never done a second time.
    ///
    /// @throws ToolFailure as [#read], and when the database is for reading alone
    public <T> T write(SqlWork<T> work) throws InterruptedException {
        if (writing == null) {
            throw new ToolFailure("The database " + name() + " is for reading alone.");
        }
        try {
            PooledConnection connection = writing.take();
            try {
                return reached(connection.run(() -> committing(connection, work), settings.timeout().plus(GRACE)));
            } finally {
                connection.discard();
                writing.giveBack(connection);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static <T> T committing(PooledConnection connection, SqlWork<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.connection().commit();
            return result;
        } finally {
            connection.rollBack();
        }
    }

    private <T> T reached(T result) {
        reachability.reached();
        return result;
    }

    private ToolFailure failure(SQLException e) {
        String message = settings.withoutSecret(String.valueOf(e.getMessage())).strip();
        String shown = message.length() > MOST_MESSAGE ? message.substring(0, MOST_MESSAGE) + "…" : message;
        if (ConnectionLoss.is(e)) {
            reachability.lost(shown);
            return new ToolFailure("The database " + name() + " cannot be reached: " + shown);
        }
        reachability.reached();
        return new ToolFailure("The database " + name() + " refused: " + shown);
    }

    /// Asks the database for a sign of life.
    ///
    /// @throws ToolFailure when it is not reached
    public void probe() throws InterruptedException {
        read(connection -> {
            if (!connection.connection().isValid((int) Connector.TO_CONNECT.toSeconds())) {
                throw new SQLNonTransientConnectionException("it does not answer");
            }
            return true;
        });
    }

    /// What the operator is told of the database and the role there.
    ///
    /// @throws ToolFailure as [#read]
    public CheckResult look() throws InterruptedException {
        DatabaseRole role = read(connection -> dialect.role(connection.connection()));
        String text = "database " + name() + ": " + role.product() + ", user " + (role.user().isEmpty() ? "none" : role.user())
                + ", queries read-only by the database: " + (role.isReadOnly() ? "yes" : "no") + ". ";
        if (isWritable()) {
            return new CheckResult(Outcome.GOOD, text + "execute_statement may write there.");
        }
        if (role.risks().isEmpty()) {
            return new CheckResult(Outcome.GOOD, text + "The role only reads.");
        }
        return new CheckResult(Outcome.RISKY, text + "The role " + String.join("; ", role.risks())
                + (role.isReadOnly() ? ". Queries cannot write, but give the server a role that only reads." : ". Give the server a role that only reads."));
    }

    @Override
    public void close() {
        reading.close();
        if (writing != null) {
            writing.close();
        }
    }
}
