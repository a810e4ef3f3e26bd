package wherry.tools.sql.dialect;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import wherry.json.Json;

/// SQLite: the file is opened for reading alone.
final class Sqlite implements SqlDialect {
    private static final Set<String> VERBS = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");
    private static final Set<String> REFUSED = Set.of("LOAD_EXTENSION", "WRITEFILE", "READFILE", "EDIT", "FTS3_TOKENIZER");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,18})?");
    private static final String READ_ONLY = "1";
    private static final String READ_WRITE = "2";

    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public boolean serves(String url) {
        return url.startsWith("jdbc:sqlite:");
    }

    @Override
    public Set<LexicalRule> rules() {
        return Set.of(LexicalRule.BACKTICKS, LexicalRule.BRACKETS);
    }

    @Override
    public Set<String> readingVerbs() {
        return VERBS;
    }

    @Override
    public boolean refuses(String word, boolean isQuoted) {
        return REFUSED.contains(word);
    }

    /// A file that does not exist is not made. A value of a query takes at most 16 MiB.
    @Override
    public Properties properties(AccessMode access, Duration timeout) {
        var properties = new Properties();
        properties.setProperty("open_mode", access == AccessMode.READ ? READ_ONLY : READ_WRITE);
        properties.setProperty("busy_timeout", "5000");
        properties.setProperty("enable_load_extension", "false");
        properties.setProperty("limit_length", String.valueOf(16 << 20));
        return properties;
    }

    @Override
    public List<String> session(AccessMode access, Duration timeout) {
        return access == AccessMode.READ ? List.of("PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF") : List.of();
    }

    @Override
    public DatabaseRole role(Connection connection) throws SQLException {
        return DatabaseRole.of(connection, "SELECT '', query_only FROM pragma_query_only", List.of());
    }

    /// SQLite takes no text for equal to a number, unless the column has a type. So a number is one; text such as `007` is not.
    @Override
    public Json parameter(String text) {
        return NUMBER.matcher(text).matches() ? Json.of(new BigDecimal(text)) : Json.of(text);
    }

    @Override
    public String explaining(SqlStatement statement) {
        return "EXPLAIN QUERY PLAN " + statement.text();
    }
}
