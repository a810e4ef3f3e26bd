package wherry.tools.sql.database;

import java.sql.SQLException;

/// Work on a connection whose transaction has begun. The pool ends the transaction.
@FunctionalInterface
public interface SqlWork<T> {

    T on(PooledConnection connection) throws SQLException;
}
