package wherry.tools.sql;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real database for tests, which an owner fills and the server reads. Each is started once, at the first use.
abstract class TestDatabase {
    private static final List<TestDatabase> ALL = List.of(new TestSqlite(), new TestH2(), new TestPostgres(), new TestMariaDb());
    /// Null until it is first needed.
    private static Path drivers;

    /// Those that this machine has.
    static Stream<TestDatabase> present() {
        return ALL.stream().filter(TestDatabase::isPresent);
    }

    /// Those that are servers, and that this machine has.
    static Stream<TestDatabase> servers() {
        return present().filter(each -> each instanceof TestServerProcess);
    }

    static TestDatabase named(String name) {
        return ALL.stream().filter(each -> each.toString().equals(name)).findFirst().orElseThrow();
    }

    abstract boolean isPresent();

    /// The JDBC URL, of the started database.
    abstract String url() throws IOException, InterruptedException;

    /// The user who owns everything.
    abstract String owner();

    /// Settings of the server by which it connects as the owner: what must not be written is then up to the server alone.
    Map<String, String> settings() throws IOException, InterruptedException {
        return Map.of("MCP_SQL_URL", url(), "MCP_SQL_USER", owner(), "MCP_DRIVERS", drivers().toString());
    }

    /// Executes statements, each in a transaction of its own.
    void execute(String... statements) throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(url(), owner(), ""); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /// All that the database holds.
    abstract String dump() throws SQLException, IOException, InterruptedException;

    /// Makes the user `reader`, who may read each table that there is now.
    void makeReader() throws SQLException, IOException, InterruptedException {
        throw new UnsupportedOperationException(this + " has no users");
    }

    /// The first column of each row of a query.
    List<String> query(String sql) throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(url(), owner(), ""); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /// A folder with the drivers that an operator would bring.
    static synchronized Path drivers() throws IOException {
        if (drivers == null) {
            drivers = linked();
        }
        return drivers;
    }

    private static Path linked() throws IOException {
        Path folder = TestFolder.create("drivers", () -> {
        });
        for (String driver : List.of("org.postgresql.Driver", "org.h2.Driver")) {
            Path jar = jar(driver);
            Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar);
        }
        return folder;
    }

    private static Path jar(String driver) {
        try {
            return Path.of(Class.forName(driver).getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
