package wherry.tools.sql.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import wherry.json.Json;
import wherry.tool.ToolFailure;

/// What a kind of database needs so that a query cannot write: properties of its connections, statements that begin a session and a transaction,
/// and the rules by which its SQL is read. Without state, so safe for use by many threads.
///
/// The database itself refuses writes, or its role does. What [#readable] refuses comes before: what these two do not cover.
public interface SqlDialect {
    /// The last one serves each URL.
    List<SqlDialect> KNOWN = List.of(new Postgres(), new MariaDb(), new Sqlite(), new H2(), new OtherDatabase());

    /// The dialect of a database at a JDBC URL.
    static SqlDialect of(String url) {
        return KNOWN.stream().filter(dialect -> dialect.serves(url)).findFirst().orElseThrow();
    }

    /// For people, such as `PostgreSQL`.
    String name();

    boolean serves(String url);

    /// How text becomes tokens.
    Set<LexicalRule> rules();

    /// The first words of the statements that read, in upper case.
    Set<String> readingVerbs();

    /// Whether a query with this word is refused; in upper case, from inside quotes as well.
    ///
    /// @param isQuoted whether it is a name in quotes, and so no keyword
    boolean refuses(String word, boolean isQuoted);

    /// The properties of a new connection beside user and password.
    Properties properties(AccessMode access, Duration timeout);

    /// What a new connection executes, one statement each.
    List<String> session(AccessMode access, Duration timeout);

    /// What begins a transaction that cannot write; none when the session itself sees to it.
    default List<String> transaction() {
        return List.of();
    }

    /// What the database says of the role that has this connection.
    DatabaseRole role(Connection connection) throws SQLException;

    /// Whether the database itself refuses to write, whatever its role may do.
    default boolean enforcesReading() {
        return true;
    }

    /// Whether something of this statement outlives its transaction, such as a lock. The connection is then closed after it.
    default boolean leavesTraces(SqlStatement statement) {
        return false;
    }

    /// The statement that tells the plan of another, which it does not execute.
    default String explaining(SqlStatement statement) {
        return "EXPLAIN " + statement.text();
    }

    /// A parameter that is given as text, which most databases convert to the type that it is compared with.
    default Json parameter(String text) {
        return Json.of(text);
    }

    /// Whether tables belong to catalogs, which people then call schemas or databases.
    default boolean hasCatalogs() {
        return false;
    }

    /// The schemas of the database's own tables.
    default boolean isSystem(String schema) {
        return schema.equalsIgnoreCase("information_schema");
    }

    /// @throws ToolFailure when the text is not one statement that reads; the message says what would be
    default SqlStatement readable(String sql) {
        SqlStatement statement = SqlStatement.parse(sql, rules());
        if (!readingVerbs().contains(statement.verb())) {
            throw new ToolFailure("The statement begins with '" + statement.tokens().getFirst().text() + "'. A query reads, and begins with "
                    + String.join(", ", new TreeSet<>(readingVerbs())) + ".");
        }
        Set<String> keywords = statement.keywords();
        statement.words().stream().filter(word -> refuses(word, !keywords.contains(word))).sorted().findFirst().ifPresent(word -> {
            throw new ToolFailure("A query must not use " + word + ", which writes, reads files or reaches other systems. A name of a table or column goes into quotes.");
        });
        return statement;
    }
}
