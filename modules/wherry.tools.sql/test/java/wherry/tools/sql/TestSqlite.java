package wherry.tools.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;

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

    /// The hash of the bytes of the file, and what SQLite keeps beside it.
    @Override
    String dump() throws IOException {
        try (Stream<Path> beside = Files.list(file.getParent())) {
            return beside.filter(each -> each.toString().startsWith(file.toString())).sorted().toList() + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SQLite";
    }
}
