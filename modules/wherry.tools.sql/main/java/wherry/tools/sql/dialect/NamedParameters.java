package wherry.tools.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import wherry.tool.ToolFailure;
import wherry.tools.sql.dialect.SqlToken.Kind;

/// A query whose `:name`s have become placeholders.
///
/// @param order the names in the order of the placeholders
public record NamedParameters(SqlStatement statement, List<String> order) {

    /// @param names those that the query must have, and no other placeholder. A colon before another word stays, as in a cast by `::`
    /// @throws ToolFailure when it is not one statement that reads, has a placeholder without a name, or lacks a name
    public static NamedParameters in(String sql, SqlDialect dialect, Set<String> names) {
        List<SqlToken> tokens = dialect.readable(sql).tokens();
        var text = new StringBuilder();
        var order = new ArrayList<String>();
        int copied = 0;
        for (int i = 1; i < tokens.size(); i++) {
            SqlToken word = tokens.get(i);
            SqlToken colon = tokens.get(i - 1);
            boolean isCast = i > 1 && tokens.get(i - 2).is(":") && tokens.get(i - 2).end() == colon.start();
            if (word.kind() == Kind.WORD && colon.is(":") && colon.end() == word.start() && !isCast && names.contains(word.text())) {
                text.append(sql, copied, colon.start()).append('?');
                copied = word.end();
                order.add(word.text());
            }
        }
        var missing = new TreeSet<>(names);
        missing.removeAll(order);
        if (!missing.isEmpty() || tokens.stream().anyMatch(token -> token.is("?"))) {
            throw new ToolFailure(missing.isEmpty() ? "The SQL has a ? without a name; write :name." : "The SQL does not use :" + missing.first() + ".");
        }
        return new NamedParameters(dialect.readable(text.append(sql, copied, sql.length()).toString()), List.copyOf(order));
    }
}
