package wherry.tools.sql;

import java.util.List;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.result.Query;
import wherry.tools.sql.result.ResultRows;
import wherry.tools.sql.result.RowLimits;

/// `run_query`.
final class RunQuery {
    private final Databases databases;
    private final RowLimits limits;

    RunQuery(Databases databases, RowLimits limits) {
        this.databases = databases;
        this.limits = limits;
    }

    String databases() {
        return String.join(", ", databases.names());
    }

    /// Runs one SQL query that reads from a database, and gives its columns and rows. Call find_objects first to learn the names of tables and columns. The
    /// query cannot write: its transaction is read-only and rolled back. Databases: ${databases}
    ///
    /// @param sql        one SELECT, WITH, VALUES, SHOW or EXPLAIN statement in the database's dialect, with ? for each value
    /// @param parameters a value for each ? in order, as text, such as ["2026-01-31", "5"]; the database converts it
    /// @param database   its name; may be left out when there is only one
    /// @param maxRows    the most rows to give
    @ToolMethod(title = "Run query", hints = {Hint.READ_ONLY, Hint.OPEN_WORLD})
    ResultRows runQuery(@Example("SELECT name FROM customer WHERE city = ? LIMIT 10") String sql, @Default("[]") List<String> parameters,
            @Default("") String database, @Default("100") @Range(min = 1, max = 10_000) int maxRows) throws InterruptedException {
        Database chosen = databases.get(database);
        return new Query(chosen.dialect().readable(sql), parameters.stream().map(chosen.dialect()::parameter).toList()).run(chosen, limits.rows(maxRows));
    }
}
