package wherry.tools.sql;

import java.util.List;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.ToolMethod;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.dialect.SqlDialect;
import wherry.tools.sql.result.Query;
import wherry.tools.sql.result.ResultRows;
import wherry.tools.sql.result.RowLimits;

/// `explain_query`, when the operator asks for it.
final class ExplainQuery {
    private final Databases databases;
    private final RowLimits limits;

    ExplainQuery(Databases databases, RowLimits limits) {
        this.databases = databases;
        this.limits = limits;
    }

    /// Tells how a database would run a query: its plan, with indexes and estimates. The query itself is not run.
    ///
    /// @param sql      one SELECT, WITH or VALUES statement; write values into it
    /// @param database its name; may be left out when there is only one
    @ToolMethod(title = "Explain query", hints = {Hint.READ_ONLY, Hint.OPEN_WORLD})
    ResultRows explainQuery(@Example("SELECT name FROM customer WHERE city = 'Oslo'") String sql, @Default("") String database) throws InterruptedException {
        Database chosen = databases.get(database);
        SqlDialect dialect = chosen.dialect();
        return new Query(dialect.readable(dialect.explaining(dialect.readable(sql))), List.of()).run(chosen, limits);
    }
}
