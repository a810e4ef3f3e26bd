package wherry.tools.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.tool.CallContext;
import wherry.tool.ToolFailure;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.ToolMethod;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.database.PooledConnection;
import wherry.tools.sql.dialect.SqlStatement;
import wherry.tools.sql.result.Parameters;

/// `execute_statement`, when the operator says of a database that it may be written.
final class ExecuteStatement {
    /// What would end the transaction, which is the server's.
    private static final Set<String> REFUSED = Set.of("COMMIT", "ROLLBACK", "BEGIN", "START", "END", "ABORT", "SAVEPOINT", "RELEASE", "SET", "PREPARE");

    private final Databases databases;

    ExecuteStatement(Databases databases) {
        this.databases = databases;
    }

    String databases() {
        return databases.all().stream().filter(Database::isWritable).map(Database::name).collect(Collectors.joining(", "));
    }

    /// @param database    its name
    /// @param changedRows how many rows the statement changed
    record Change(String database, long changedRows) {
    }

    /// Runs one SQL statement that changes a database, and commits it. The user is asked first, where the client can ask. For reading use run_query.
    /// Databases: ${databases}
    ///
    /// @param sql        one statement in the database's dialect, with ? for each value
    /// @param parameters a value for each ? in order, as text, such as ["Oslo", "5"]; the database converts it
    /// @param database   its name; may be left out when there is only one
    @ToolMethod(title = "Execute statement", hints = {Hint.DESTRUCTIVE, Hint.OPEN_WORLD})
    Change executeStatement(@Example("UPDATE customer SET city = ? WHERE id = ?") String sql, @Default("[]") List<String> parameters, @Default("") String database,
            CallContext call) throws InterruptedException {
        Database chosen = databases.get(database);
        SqlStatement statement = SqlStatement.parse(sql, chosen.dialect().rules());
        if (REFUSED.contains(statement.verb())) {
            throw new ToolFailure("The statement begins with '" + statement.verb() + "'. Each statement has a transaction of its own, which the server commits.");
        }
        String values = parameters.isEmpty() ? "" : "\nwith " + String.join(", ", parameters);
        if (chosen.isWritable() && !call.confirm("execute", "Run this on the database " + chosen.name() + "?\n" + statement.text() + values, true)) {
            throw new ToolFailure("The user did not agree. Nothing was changed.");
        }
        List<Json> bound = parameters.stream().map(chosen.dialect()::parameter).toList();
        return new Change(chosen.name(), chosen.write(connection -> changed(connection, statement, bound)));
    }

    private static long changed(PooledConnection connection, SqlStatement statement, List<Json> values) throws SQLException {
        try (PreparedStatement prepared = connection.prepare(statement.text())) {
            Parameters.bind(prepared, values);
            prepared.execute();
            return Math.max(0, prepared.getUpdateCount());
        }
    }
}
