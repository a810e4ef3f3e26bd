package wherry.tools.sql.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.tool.ToolFailure;

/// MariaDB and MySQL: each transaction begins read-only.
final class MariaDb implements SqlDialect {
    private static final String READ_ONLY_SESSION = "SET SESSION TRANSACTION READ ONLY";
    private static final Set<String> VERBS = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "DESCRIBE", "DESC");
    /// `SELECT … INTO` writes files and variables in a transaction that only reads.
    private static final Set<String> REFUSED = Set.of("INTO", "LOAD_FILE", "SYS_EXEC", "SYS_EVAL", "ANALYSE", "NEXTVAL", "SETVAL");
    private static final Set<String> TRACES = Set.of("GET_LOCK");
    private static final Set<String> SYSTEM = Set.of("mysql", "information_schema", "performance_schema", "sys");
    private static final Pattern GRANT = Pattern.compile("GRANT (?<privileges>.+?) ON (?<place>.+?) TO .*");
    private static final Pattern COLUMNS = Pattern.compile(" \\([^)]*\\)");
    /// The privileges that let a role change nothing which lasts.
    private static final Set<String> READING = Set.of("SELECT", "USAGE", "SHOW VIEW", "SHOW DATABASES", "SHOW CREATE ROUTINE", "EXECUTE", "REFERENCES", "LOCK TABLES",
            "CREATE TEMPORARY TABLES", "PROCESS", "REPLICATION CLIENT", "BINLOG MONITOR", "SLAVE MONITOR", "REPLICA MONITOR");

    @Override
    public String name() {
        return "MariaDB";
    }

    @Override
    public boolean serves(String url) {
        return url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:");
    }

    @Override
    public Set<LexicalRule> rules() {
        return Set.of(LexicalRule.HASH_COMMENTS, LexicalRule.DASHES_NEED_SPACE, LexicalRule.EXECUTABLE_COMMENTS, LexicalRule.BACKSLASHES, LexicalRule.BACKTICKS);
    }

    @Override
    public Set<String> readingVerbs() {
        return VERBS;
    }

    @Override
    public boolean refuses(String word, boolean isQuoted) {
        return !isQuoted && REFUSED.contains(word);
    }

    @Override
    public SqlStatement readable(String sql) {
        SqlStatement statement = SqlDialect.super.readable(sql);
        if (statement.hasSymbols(":", "=")) {
            throw new ToolFailure("A query must not set a variable by :=; use a window function or a common table expression.");
        }
        return statement;
    }

    @Override
    public Properties properties(AccessMode access, Duration timeout) {
        var properties = new Properties();
        properties.setProperty("connectTimeout", "10000");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /// The mode makes quotes and backslashes mean what the lexer takes them for.
    @Override
    public List<String> session(AccessMode access, Duration timeout) {
        String mode = "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";
        return access == AccessMode.READ ? List.of(mode, READ_ONLY_SESSION) : List.of(mode);
    }

    /// A statement that defines a table ends the transaction before it, and the session alone refuses it then. A function that a user wrote may have changed the session.
    @Override
    public List<String> transaction() {
        return List.of(READ_ONLY_SESSION, "START TRANSACTION READ ONLY");
    }

    @Override
    public DatabaseRole role(Connection connection) throws SQLException {
        // MySQL 8 has no longer the name that all releases of MariaDB have.
        String variable = DatabaseRole.product(connection).startsWith("MySQL") ? "transaction_read_only" : "tx_read_only";
        return DatabaseRole.of(connection, "SELECT CURRENT_USER(), @@session." + variable,
                DatabaseRole.texts(connection, "SHOW GRANTS").stream().flatMap(MariaDb::risk).toList());
    }

    /// Of a grant to the user, to a role that is in use, or to all.
    private static Stream<String> risk(String grant) {
        Matcher parts = GRANT.matcher(grant);
        if (!parts.matches()) {
            return Stream.empty();
        }
        String writing = Stream.of(COLUMNS.matcher(parts.group("privileges")).replaceAll("").split(", ")).filter(each -> !READING.contains(each)).collect(Collectors.joining(", "));
        return writing.isEmpty() ? Stream.empty() : Stream.of("has " + writing + " on " + parts.group("place"));
    }

    @Override
    public boolean leavesTraces(SqlStatement statement) {
        return statement.words().stream().anyMatch(TRACES::contains);
    }

    @Override
    public boolean hasCatalogs() {
        return true;
    }

    @Override
    public boolean isSystem(String schema) {
        return SYSTEM.contains(schema);
    }
}
