package wherry.tools.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A file of H2, which several connections share by `AUTO_SERVER`.
final class TestH2 extends TestDatabase {
    private Path folder;

    @Override
    boolean isPresent() {
        return true;
    }

    @Override
    synchronized String url() throws IOException {
        if (folder == null) {
            folder = TestFolder.create("h2", () -> {
            });
            try (var created = connect()) {
                created.getAutoCommit();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
        return address();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address(), owner(), "");
    }

    private String address() {
        return "jdbc:h2:" + folder.resolve("test") + ";AUTO_SERVER=TRUE";
    }

    @Override
    String owner() {
        return "SA";
    }

    @Override
    String dump() throws SQLException, IOException, InterruptedException {
        return String.join("\n", query("SCRIPT"));
    }

    @Override
    public String toString() {
        return "H2";
    }
}
