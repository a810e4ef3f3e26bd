package wherry.tools.sql.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a database says of itself, and of the role that the server has there.
///
/// @param product    with its version
/// @param user       empty where there are none
/// @param isReadOnly whether the database refuses each write of this session
/// @param risks      what the role may do that a role for reading should not, in words that follow `the role`; the first 20
public record DatabaseRole(String product, String user, boolean isReadOnly, List<String> risks) {
    private static final int MOST = 20;
    private static final int MOST_ROWS = 1000;

    public DatabaseRole {
        risks = risks.stream().limit(MOST).toList();
    }

    /// @param session a query for one row: the user, and whether the session is read-only
    static DatabaseRole of(Connection connection, String session, List<String> risks) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(session)) {
            row.next();
            return new DatabaseRole(product(connection), row.getString(1), row.getBoolean(2), risks);
        }
    }

    static String product(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
    }

    /// The first column of each row.
    static List<String> texts(Connection connection, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (texts.size() < MOST_ROWS && rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
