package wherry.tools.sql.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// H2: it has no transactions that only read, so the role has to see to it, and the words of writing are refused.
final class H2 implements SqlDialect {
    private static final Set<String> VERBS = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN");
    private static final Set<String> FUNCTIONS = Set.of("CSVREAD", "CSVWRITE", "FILE_READ", "FILE_WRITE", "LINK_SCHEMA", "DISK_SPACE_USED", "NEXTVAL", "CURRVAL",
            "ABORT_SESSION", "CANCEL_SESSION", "MEMORY_FREE");
    private static final String SESSION = "SELECT CURRENT_USER, READONLY()";
    private static final String RISKS = """
            SELECT 'is an administrator' FROM information_schema.users WHERE user_name = CURRENT_USER AND is_admin
            UNION ALL SELECT 'may ' || privilege_type || ' in ' || table_schema || '.' || table_name FROM information_schema.table_privileges
              WHERE privilege_type <> 'SELECT' AND grantee = CURRENT_USER""";

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public boolean serves(String url) {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public Set<LexicalRule> rules() {
        return Set.of(LexicalRule.NESTED_COMMENTS, LexicalRule.SLASH_COMMENTS, LexicalRule.DOLLAR_QUOTES, LexicalRule.BACKTICKS);
    }

    @Override
    public Set<String> readingVerbs() {
        return VERBS;
    }

    @Override
    public boolean refuses(String word, boolean isQuoted) {
        return FUNCTIONS.contains(word) || !isQuoted && WritingWords.contain(word);
    }

    @Override
    public Properties properties(AccessMode access, Duration timeout) {
        var properties = new Properties();
        properties.setProperty("IFEXISTS", "TRUE");
        return properties;
    }

    @Override
    public List<String> session(AccessMode access, Duration timeout) {
        return List.of("SET QUERY_TIMEOUT " + timeout.toMillis());
    }

    @Override
    public DatabaseRole role(Connection connection) throws SQLException {
        return DatabaseRole.of(connection, SESSION, DatabaseRole.texts(connection, RISKS));
    }

    @Override
    public boolean enforcesReading() {
        return false;
    }
}
