package wherry.tools.sql.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/// Whether an error says that the connection is lost, or could not be made.
final class ConnectionLoss {

    private ConnectionLoss() {
    }

    /// `08` is the class of such errors in the standard; PostgreSQL says `57P01` to `57P03` when it stops or starts.
    static boolean is(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P0") || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException || e instanceof SQLRecoverableException;
    }
}
