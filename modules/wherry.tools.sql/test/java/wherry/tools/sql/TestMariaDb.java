package wherry.tools.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// MariaDB.
final class TestMariaDb extends TestServerProcess {

    @Override
    boolean isPresent() {
        // The script that makes the data calls my_print_defaults, which Debian has in another package.
        return Stream.of("mariadbd", "mariadb-install-db", "my_print_defaults").noneMatch(each -> find(each, "/usr/sbin").isEmpty());
    }

    @Override
    void create(Path place) throws IOException, InterruptedException {
        run(List.of(find("mariadb-install-db"), "--no-defaults", "--datadir=" + place.resolve("data"), "--auth-root-authentication-method=normal",
                "--user=" + System.getProperty("user.name"), "--skip-name-resolve"));
    }

    @Override
    List<String> command(Path place, int at) {
        return List.of(find("mariadbd", "/usr/sbin"), "--no-defaults", "--datadir=" + place.resolve("data"), "--port=" + at, "--bind-address=127.0.0.1",
                "--socket=" + place.resolve("socket"), "--user=" + System.getProperty("user.name"), "--innodb-flush-log-at-trx-commit=0",
                "--secure-file-priv=", "--max-connections=50", "--skip-name-resolve");
    }

    @Override
    String url(int at) {
        return "jdbc:mariadb://127.0.0.1:" + at + "/test";
    }

    @Override
    String owner() {
        return "root";
    }

    /// The data of a new server lets each user write to the database `test`, so that this is taken away.
    @Override
    void makeReader() throws SQLException, IOException, InterruptedException {
        execute("DELETE FROM mysql.db WHERE user IN ('', 'PUBLIC')", "FLUSH PRIVILEGES", "CREATE USER IF NOT EXISTS reader", "GRANT SELECT ON test.* TO reader");
    }

    /// Debian has `mariadb-dump` in a package that needs much more; this asks for the same.
    @Override
    String dump() throws SQLException, IOException, InterruptedException {
        var all = new StringBuilder();
        for (String table : query("SELECT CONCAT(table_schema, '.', table_name, ' ', table_type) FROM information_schema.tables WHERE table_schema NOT IN ('information_schema', "
                + "'performance_schema') AND table_name NOT LIKE 'innodb_%_stats' ORDER BY 1")) {
            String name = table.substring(0, table.indexOf(' '));
            all.append(table).append(rows(table.endsWith("SEQUENCE") ? "SHOW CREATE SEQUENCE " + name : "SHOW CREATE TABLE " + name));
            // A function of the system's own changes some of its views.
            all.append(table.startsWith("sys.") || table.endsWith("VIEW") ? "" : rows("SELECT * FROM " + name));
        }
        return all.append(rows("SELECT * FROM information_schema.routines")).append(rows("SHOW GLOBAL VARIABLES LIKE '%read_only%'")).toString();
    }

    private String rows(String sql) throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(url(), owner(), ""); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            var text = new StringBuilder();
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append('|').append(rows.getString(i));
                }
                text.append('\n');
            }
            return text.toString();
        }
    }

    @Override
    public String toString() {
        return "MariaDB";
    }
}
