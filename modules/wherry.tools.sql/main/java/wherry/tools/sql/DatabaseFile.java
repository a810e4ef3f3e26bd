package wherry.tools.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonObject;
import wherry.tools.sql.database.DatabaseSettings;
import wherry.tools.sql.dialect.AccessMode;

/// Reads the file of `MCP_SQL_DATABASES`: an object that has for each name an object with `url`, and when wanted `user`, `password_file` and `write`.
///
/// @param pool    the most connections of each
/// @param timeout of a statement
record DatabaseFile(int pool, Duration timeout) {
    private static final Set<String> MEMBERS = Set.of("url", "user", "password_file", "write");
    private static final int MOST = 100;

    /// @throws IllegalArgumentException when the file cannot be read or says something else
    List<DatabaseSettings> read(Path file) {
        JsonObject all;
        try {
            all = JsonObject.parse(Files.readString(file));
        } catch (IOException | JsonException e) {
            throw new IllegalArgumentException("MCP_SQL_DATABASES: " + file + " should be a JSON file: " + e, e);
        }
        if (all.isEmpty() || all.size() > MOST) {
            throw new IllegalArgumentException("MCP_SQL_DATABASES: " + file + " names " + all.size() + " databases but should name 1 to " + MOST);
        }
        var databases = new ArrayList<DatabaseSettings>();
        all.forEach((name, value) -> databases.add(database(file, name, value)));
        return databases;
    }

    private DatabaseSettings database(Path file, String name, Json value) {
        if (!(value instanceof JsonObject said) || said.string("url").isEmpty() || !MEMBERS.containsAll(said.names())) {
            throw new IllegalArgumentException("MCP_SQL_DATABASES: " + file + ": " + name
                    + " should be an object with url, and when wanted user, password_file and write");
        }
        String password = said.string("password_file").map(place -> password(name, file.resolveSibling(place))).orElse("");
        return database(name, said.string("url").orElseThrow(), said.string("user").orElse(""), password, said.isTrue("write") ? AccessMode.WRITE : AccessMode.READ);
    }

    private static String password(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("the password_file of the database " + name + " cannot be read: " + e, e);
        }
    }

    DatabaseSettings database(String name, String url, String user, String password, AccessMode access) {
        return new DatabaseSettings(name, url, user, password, access, pool, timeout);
    }
}
