package wherry.tools.sql.dialect;

import static wherry.tools.sql.dialect.LexicalRule.BACKSLASHES;
import static wherry.tools.sql.dialect.LexicalRule.BACKTICKS;
import static wherry.tools.sql.dialect.LexicalRule.BRACKETS;
import static wherry.tools.sql.dialect.LexicalRule.DOLLAR_QUOTES;
import static wherry.tools.sql.dialect.LexicalRule.DOLLAR_TAGS;
import static wherry.tools.sql.dialect.LexicalRule.ESCAPE_STRINGS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wherry.tool.ToolFailure;
import wherry.tools.sql.dialect.SqlToken.Kind;

/// Splits SQL into tokens as the database does, without its comments. It reads each character a fixed number of times.
final class Lexer {
    private final String sql;
    private final Set<LexicalRule> rules;
    private final Comments comments;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql, Set<LexicalRule> rules) {
        this.sql = sql;
        this.rules = rules;
        this.comments = new Comments(sql, rules);
    }

    /// @throws ToolFailure when a string, a name or a comment has no end, or the database would execute a comment
    static List<SqlToken> tokens(String sql, Set<LexicalRule> rules) {
        if (sql.indexOf('\0') >= 0) {
            throw new ToolFailure("The SQL has a NUL character at position " + sql.indexOf('\0') + "; remove it.");
        }
        var lexer = new Lexer(sql, rules);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        for (at = comments.skip(0); at < sql.length(); at = comments.skip(at)) {
            int start = at;
            Kind kind = next(sql.charAt(at));
            tokens.add(new SqlToken(kind, start, at, sql.substring(start, at)));
        }
    }

    /// Goes to the end of the token that begins here.
    private Kind next(char first) {
        if (first == '\'') {
            return quoted('\'', rules.contains(BACKSLASHES), Kind.STRING);
        }
        if (first == '"') {
            return quoted('"', rules.contains(BACKSLASHES), Kind.NAME);
        }
        if (first == '`' && rules.contains(BACKTICKS)) {
            return quoted('`', false, Kind.NAME);
        }
        if (first == '[' && rules.contains(BRACKETS)) {
            return quoted(']', false, Kind.NAME);
        }
        if (first == '$' && rules.contains(DOLLAR_QUOTES) && dollarQuoted()) {
            return Kind.STRING;
        }
        if (isDigit(first)) {
            return number();
        }
        return isWord(first) ? word() : symbol();
    }

    private Kind symbol() {
        at++;
        return Kind.SYMBOL;
    }

    private Kind number() {
        while (at < sql.length() && (isDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
        return Kind.NUMBER;
    }

    private Kind word() {
        int start = at;
        while (at < sql.length() && (isWord(sql.charAt(at)) || isDigit(sql.charAt(at)) || sql.charAt(at) == '$')) {
            at++;
        }
        boolean escapes = at - start == 1 && (sql.charAt(start) == 'E' || sql.charAt(start) == 'e') && at < sql.length() && sql.charAt(at) == '\'';
        return escapes && rules.contains(ESCAPE_STRINGS) ? escapeString() : Kind.WORD;
    }

    /// After white space with a new line, or a comment to the end of the line, a quote continues the string, and escapes go on.
    private Kind escapeString() {
        int next = at;
        while (next < sql.length() && sql.charAt(next) == '\'') {
            at = next;
            quoted('\'', true, Kind.STRING);
            next = comments.skipLines(at);
        }
        return Kind.STRING;
    }

    /// A doubled quote stands for one.
    private Kind quoted(char end, boolean backslashes, Kind kind) {
        int start = at++;
        while (at < sql.length()) {
            char here = sql.charAt(at++);
            if (backslashes && here == '\\') {
                at++;
            } else if (here == end && at < sql.length() && sql.charAt(at) == end && end != ']') {
                at++;
            } else if (here == end) {
                return kind;
            }
        }
        throw unclosed(sql.substring(start, start + 1), start);
    }

    /// Whether a string in dollars begins here.
    private boolean dollarQuoted() {
        int end = at + 1;
        while (rules.contains(DOLLAR_TAGS) && end < sql.length() && (isWord(sql.charAt(end)) || end > at + 1 && isDigit(sql.charAt(end)))) {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            return false;
        }
        String quote = sql.substring(at, end + 1);
        int close = sql.indexOf(quote, end + 1);
        if (close < 0) {
            throw unclosed(quote, at);
        }
        at = close + quote.length();
        return true;
    }

    static ToolFailure unclosed(String opening, int start) {
        return new ToolFailure("The " + opening + " at position " + start + " of the SQL has no end; close it.");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }
}
