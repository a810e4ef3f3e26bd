package wherry.tools.sql.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.tool.ToolFailure;
import wherry.tools.sql.dialect.SqlToken.Kind;

/// One statement, as its database reads it.
///
/// @param text   without the semicolon at its end
/// @param tokens without the comments
public record SqlStatement(String text, List<SqlToken> tokens) {
    /// The most characters of a statement.
    public static final int MOST_CHARACTERS = 65_536;

    /// @throws ToolFailure when the text is not exactly one statement
    public static SqlStatement parse(String sql, Set<LexicalRule> rules) {
        if (sql.length() > MOST_CHARACTERS) {
            throw new ToolFailure("The SQL has " + sql.length() + " characters; the most is " + MOST_CHARACTERS + ".");
        }
        List<SqlToken> all = Lexer.tokens(sql, rules);
        List<SqlToken> tokens = all.stream().takeWhile(token -> !token.is(";")).toList();
        all.stream().skip(tokens.size()).filter(token -> !token.is(";")).findFirst().ifPresent(second -> {
            throw new ToolFailure("The SQL has more than one statement: the second begins at position " + second.start()
                    + ". Call once for each statement.");
        });
        if (tokens.isEmpty()) {
            throw new ToolFailure("The SQL has no statement.");
        }
        return new SqlStatement(sql.substring(0, tokens.getLast().end()), tokens);
    }

    /// What the statement does, such as `SELECT`, in upper case. Parentheses before it do not count.
    public String verb() {
        return tokens.stream().filter(token -> !token.is("(")).findFirst().filter(token -> token.kind() == Kind.WORD)
                .map(token -> upper(token)).orElse("");
    }

    /// All words in upper case, and names in quotes as well, since a function may be called by one.
    public Set<String> words() {
        return words(Kind.WORD, Kind.NAME);
    }

    /// Words that are not in quotes, in upper case.
    public Set<String> keywords() {
        return words(Kind.WORD);
    }

    private Set<String> words(Kind... kinds) {
        return tokens.stream().filter(token -> Stream.of(kinds).anyMatch(kind -> kind == token.kind())).map(SqlStatement::upper)
                .collect(Collectors.toSet());
    }

    private static String upper(SqlToken token) {
        String text = token.kind() == Kind.NAME ? token.text().substring(1, token.text().length() - 1) : token.text();
        return text.toUpperCase(Locale.ROOT);
    }

    /// Whether these two symbols stand beside each other.
    boolean hasSymbols(String first, String second) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).is(first) && tokens.get(i).is(second) && tokens.get(i - 1).end() == tokens.get(i).start()) {
                return true;
            }
        }
        return false;
    }
}
