package wherry.tools.sql.dialect;

import static wherry.tools.sql.dialect.LexicalRule.DASHES_NEED_SPACE;
import static wherry.tools.sql.dialect.LexicalRule.EXECUTABLE_COMMENTS;
import static wherry.tools.sql.dialect.LexicalRule.HASH_COMMENTS;
import static wherry.tools.sql.dialect.LexicalRule.NESTED_COMMENTS;
import static wherry.tools.sql.dialect.LexicalRule.SLASH_COMMENTS;

import java.util.Set;
import wherry.tool.ToolFailure;

/// The white space and comments of a statement.
final class Comments {
    private final String sql;
    private final Set<LexicalRule> rules;

    Comments(String sql, Set<LexicalRule> rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /// @return where the next token begins, or the end
    int skip(int from) {
        int at = skipLines(from);
        while (sql.startsWith("/*", at)) {
            at = skipLines(block(at));
        }
        return at;
    }

    /// As [#skip], up to a comment of the form `/* */`.
    int skipLines(int from) {
        int at = from;
        while (at < sql.length()) {
            if (sql.charAt(at) <= ' ') {
                at++;
            } else if (isLine(at)) {
                at = lineEnd(at);
            } else {
                return at;
            }
        }
        return at;
    }

    private boolean isLine(int at) {
        return sql.startsWith("--", at) && (!rules.contains(DASHES_NEED_SPACE) || at + 2 == sql.length() || sql.charAt(at + 2) <= ' ')
                || sql.charAt(at) == '#' && rules.contains(HASH_COMMENTS)
                || sql.startsWith("//", at) && rules.contains(SLASH_COMMENTS);
    }

    /// Some databases end a comment at a carriage return, others do not.
    private int lineEnd(int from) {
        int end = sql.indexOf('\n', from);
        String comment = sql.substring(from, end < 0 ? sql.length() : end);
        int carriage = comment.indexOf('\r');
        if (carriage >= 0 && carriage < comment.length() - 1) {
            throw new ToolFailure("The comment at position " + from + " of the SQL has a carriage return without a line feed; remove it.");
        }
        return end < 0 ? sql.length() : end;
    }

    private int block(int start) {
        if (rules.contains(EXECUTABLE_COMMENTS) && (sql.startsWith("!", start + 2) || sql.startsWith("M!", start + 2))) {
            throw new ToolFailure("The database would execute the comment at position " + start + " of the SQL; remove it.");
        }
        int depth = 1;
        for (int at = start + 2; at < sql.length(); at++) {
            if (sql.startsWith("*/", at)) {
                at++;
                if (--depth == 0) {
                    return at + 1;
                }
            } else if (rules.contains(NESTED_COMMENTS) && sql.startsWith("/*", at)) {
                at++;
                depth++;
            }
        }
        throw Lexer.unclosed("/*", start);
    }
}
