package wherry.tools.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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

    @Override
    public String toString() {
        return "MariaDB";
    }
}
