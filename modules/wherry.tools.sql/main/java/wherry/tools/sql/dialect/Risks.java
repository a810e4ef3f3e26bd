package wherry.tools.sql.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The rows of a query that tells what a role may do.
final class Risks {
    private static final int MOST = 20;

    private Risks() {
    }

    static List<String> read(Connection connection, String query) throws SQLException {
        var risks = new ArrayList<String>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (risks.size() < MOST && rows.next()) {
                risks.add(rows.getString(1));
            }
        }
        return risks;
    }
}
