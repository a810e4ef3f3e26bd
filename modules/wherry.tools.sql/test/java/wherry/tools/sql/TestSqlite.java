package wherry.tools.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of SQLite.
final class TestSqlite extends TestDatabase {
    private Path file;

    @Override
    boolean isPresent() {
        return true;
    }

    @Override
    synchronized String url() throws IOException {
        if (file == null) {
            file = Files.createTempFile("test", ".sqlite");
        }
        return "jdbc:sqlite:" + file;
    }

    @Override
    String owner() {
        return "";
    }

    @Override
    public String toString() {
        return "SQLite";
    }
}
