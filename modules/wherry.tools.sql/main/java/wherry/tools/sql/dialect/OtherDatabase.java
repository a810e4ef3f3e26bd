package wherry.tools.sql.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import wherry.tool.ToolFailure;

/// A database of another kind, whose role alone keeps it from writing. The words of writing are refused, since in some dialects a
/// second statement needs no semicolon.
final class OtherDatabase implements SqlDialect {
    private static final Set<String> VERBS = Set.of("SELECT", "WITH", "VALUES");

    private static final List<String> AMBIGUOUS = List.of("--", "/*", "//", "#", "`", "[", "$", "\\", "q'", "Q'");

    @Override
    public String name() {
        return "another database";
    }

    @Override
    public boolean serves(String url) {
        return true;
    }

    @Override
    public Set<LexicalRule> rules() {
        return Set.of();
    }

    @Override
    public Set<String> readingVerbs() {
        return VERBS;
    }

    /// In quotes as well, as procedures of SQL Server may be called by a name in quotes or brackets.
    @Override
    public boolean refuses(String word, boolean isQuoted) {
        return WritingWords.contain(word);
    }

    /// What begins a string, a name or a comment in one dialect alone is refused, so that no dialect reads more statements than the lexer.
    @Override
    public SqlStatement readable(String sql) {
        for (String ambiguous : AMBIGUOUS) {
            if (sql.contains(ambiguous)) {
                throw new ToolFailure("A query to this kind of database must not have " + ambiguous + ", which dialects read in different ways. "
                        + "Leave out comments, and write values as parameters and names in \"double quotes\".");
            }
        }
        return SqlDialect.super.readable(sql);
    }

    @Override
    public Properties properties(AccessMode access, Duration timeout) {
        return new Properties();
    }

    @Override
    public List<String> session(AccessMode access, Duration timeout) {
        return List.of();
    }

    @Override
    public DatabaseRole role(Connection connection) throws SQLException {
        return new DatabaseRole(DatabaseRole.product(connection), String.valueOf(connection.getMetaData().getUserName()), false,
                List.of("is not checked, as the server does not know this kind of database"));
    }

    @Override
    public boolean enforcesReading() {
        return false;
    }
}
