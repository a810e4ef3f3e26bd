package acme.tools.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import wherry.tool.method.ToolMethod;

/// Asks SQLite, whose driver is an explicit module and brings native code.
public final class Database {

    /// Says a word in capital letters.
    ///
    /// @param name the word
    @ToolMethod
    public String database(String name) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:"); var query = connection.prepareStatement("select upper(?)")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
