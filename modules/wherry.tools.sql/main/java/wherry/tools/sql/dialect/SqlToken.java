package wherry.tools.sql.dialect;

/// A token of a statement: its text from `start` to `end`, as written.
public record SqlToken(Kind kind, int start, int end, String text) {

    public enum Kind {
        /// A keyword, a name without quotes, or a function.
        WORD,
        /// A name in quotes.
        NAME,
        STRING,
        NUMBER,
        /// A character that is none of the others.
        SYMBOL
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
