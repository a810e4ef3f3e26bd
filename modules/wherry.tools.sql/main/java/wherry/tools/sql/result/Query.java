package wherry.tools.sql.result;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import wherry.json.Json;
import wherry.tool.ToolFailure;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.PooledConnection;
import wherry.tools.sql.dialect.SqlStatement;

/// A statement that reads, with a value for each placeholder.
public record Query(SqlStatement statement, List<Json> values) {
    /// So many rows are fetched at a time, so that a large result does not fill the memory.
    private static final int FETCH = 200;

    public Query {
        values = List.copyOf(values);
    }

    /// @throws ToolFailure when the database refuses, or the statement gives no rows
    public ResultRows run(Database database, RowLimits limits) throws InterruptedException {
        return database.read(connection -> {
            if (database.dialect().leavesTraces(statement)) {
                connection.discard();
            }
            return rows(connection, limits);
        });
    }

    private ResultRows rows(PooledConnection connection, RowLimits limits) throws SQLException {
        try (PreparedStatement prepared = connection.prepare(statement.text())) {
            prepared.setFetchSize(FETCH);
            prepared.setMaxRows(limits.rows() + 1);
            Parameters.bind(prepared, values);
            if (!prepared.execute()) {
                throw new ToolFailure("The statement gives no rows.");
            }
            try (ResultSet result = prepared.getResultSet()) {
                return new RowReader(limits).read(result);
            }
        }
    }
}
