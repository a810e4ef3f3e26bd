package wherry.tools.sql.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import wherry.tool.ToolFailure;

/// PostgreSQL: each transaction begins read-only, and one that has begun to read cannot be made another.
final class Postgres implements SqlDialect {
    private static final Set<String> VERBS = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN");
    /// Functions that a transaction which only reads may call for a role that may: they reach files, other sessions, other servers or the log,
    /// or execute text.
    private static final Pattern REFUSED = Pattern.compile("PG_(READ|LS|STAT_FILE|FILE|TERMINATE|CANCEL|RELOAD|ROTATE|SWITCH|PROMOTE|CREATE|DROP|COPY|BACKUP|START_BACKUP|"
            + "STOP_BACKUP|LOGICAL|REPLICATION|WAL_REPLAY|EXPORT|IMPORT|STAT_RESET|STAT_STATEMENTS_RESET|LOG_BACKEND).*|LO_.*|LOWRITE|DBLINK.*|POSTGRES_FDW_.*|"
            + "(QUERY|CURSOR|TABLE|SCHEMA|DATABASE)_TO_XML.*|TS_STAT|TS_REWRITE|CROSSTAB.*|CONNECTBY|XPATH_TABLE|.*_PERFORM");
    private static final Pattern UNICODE_NAME = Pattern.compile("[Uu]&\"");
    private static final Pattern TRACES = Pattern.compile("PG_(TRY_)?ADVISORY_.*|SET_CONFIG|SETSEED");
    private static final String SESSION = "SELECT current_user, current_setting('transaction_read_only')::boolean";
    private static final String RISKS = """
            SELECT 'is a superuser' FROM pg_roles WHERE rolname = current_user AND rolsuper
            UNION ALL SELECT 'may create roles' FROM pg_roles WHERE rolname = current_user AND rolcreaterole AND NOT rolsuper
            UNION ALL SELECT 'may create databases' FROM pg_roles WHERE rolname = current_user AND rolcreatedb AND NOT rolsuper
            UNION ALL SELECT 'is a member of ' || o.rolname FROM pg_roles r, pg_roles o WHERE r.rolname = current_user AND NOT r.rolsuper
              AND o.rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_read_server_files', 'pg_execute_server_program', 'pg_signal_backend')
              AND pg_has_role(o.oid, 'MEMBER')
            UNION ALL SELECT 'may write to ' || count(*) || ' tables, such as ' || min(n.nspname || '.' || c.relname)
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p', 'f', 'v') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND (has_table_privilege(c.oid, 'INSERT,UPDATE,DELETE,TRUNCATE') OR has_any_column_privilege(c.oid, 'INSERT,UPDATE')) HAVING count(*) > 0
            UNION ALL SELECT 'may create tables in the schema ' || nspname FROM pg_namespace
              WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'CREATE')""";

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public boolean serves(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public Set<LexicalRule> rules() {
        return Set.of(LexicalRule.NESTED_COMMENTS, LexicalRule.ESCAPE_STRINGS, LexicalRule.DOLLAR_QUOTES, LexicalRule.DOLLAR_TAGS);
    }

    @Override
    public Set<String> readingVerbs() {
        return VERBS;
    }

    @Override
    public boolean refuses(String word, boolean isQuoted) {
        return REFUSED.matcher(word).matches();
    }

    @Override
    public SqlStatement readable(String sql) {
        SqlStatement statement = SqlDialect.super.readable(sql);
        if (UNICODE_NAME.matcher(sql).find()) {
            throw new ToolFailure("A query must not have a name in the form U&\"…\"; write the name itself.");
        }
        return statement;
    }

    /// Parameters have no type of their own, so that the database finds it, as for a literal.
    @Override
    public Properties properties(AccessMode access, Duration timeout) {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "wherry");
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("preferQueryMode", "extended");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        if (access == AccessMode.READ) {
            properties.setProperty("readOnly", "true");
            properties.setProperty("readOnlyMode", "always");
        }
        return properties;
    }

    @Override
    public List<String> session(AccessMode access, Duration timeout) {
        return List.of("SET standard_conforming_strings = on", "SET statement_timeout = " + timeout.toMillis(),
                "SET idle_in_transaction_session_timeout = " + timeout.multipliedBy(2).toMillis());
    }

    @Override
    public DatabaseRole role(Connection connection) throws SQLException {
        return DatabaseRole.of(connection, SESSION, DatabaseRole.texts(connection, RISKS));
    }

    @Override
    public boolean leavesTraces(SqlStatement statement) {
        return statement.words().stream().anyMatch(word -> TRACES.matcher(word).matches());
    }

    @Override
    public boolean isSystem(String schema) {
        return schema.startsWith("pg_") || SqlDialect.super.isSystem(schema);
    }
}
