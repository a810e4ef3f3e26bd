package wherry.tools.sql.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import wherry.tool.ToolFailure;
import wherry.tools.sql.dialect.AccessMode;
import wherry.tools.sql.dialect.SqlDialect;

/// Opens connections to a database. Each is set up for what it may do before anything else uses it.
final class Connector {
    static final Duration TO_CONNECT = Duration.ofSeconds(15);

    private final DatabaseSettings database;
    private final SqlDialect dialect;
    private final Driver driver;
    private final AccessMode access;

    Connector(DatabaseSettings database, SqlDialect dialect, Driver driver, AccessMode access) {
        this.database = database;
        this.dialect = dialect;
        this.driver = driver;
        this.access = access;
    }

    /// @throws SQLTransientConnectionException when the database does not answer in time
    PooledConnection connect() throws SQLException, InterruptedException {
        var opened = new PooledConnection(database.name());
        try {
            opened.run(() -> {
                opened.connected(open());
                return true;
            }, TO_CONNECT);
            return opened;
        } catch (ToolFailure e) {
            opened.discard();
            opened.close();
            throw new SQLTransientConnectionException("no connection within " + TO_CONNECT.toSeconds() + " s", e);
        } catch (SQLException | InterruptedException | RuntimeException | Error e) {
            opened.discard();
            opened.close();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Properties properties = dialect.properties(access, database.timeout());
        if (!database.user().isEmpty()) {
            properties.setProperty("user", database.user());
        }
        if (!database.password().isEmpty()) {
            properties.setProperty("password", database.password());
        }
        Connection connection = driver.connect(database.url(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take the URL");
        }
        try {
            execute(connection, dialect.session(access, database.timeout()));
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static void execute(Connection connection, List<String> statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
