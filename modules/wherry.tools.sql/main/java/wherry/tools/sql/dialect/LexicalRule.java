package wherry.tools.sql.dialect;

/// What differs between dialects in how text becomes tokens.
public enum LexicalRule {
    /// `/* /* */ */` is one comment.
    NESTED_COMMENTS,
    /// `# to the end of the line` is a comment.
    HASH_COMMENTS,
    /// `// to the end of the line` is a comment.
    SLASH_COMMENTS,
    /// `--` begins a comment only before white space.
    DASHES_NEED_SPACE,
    /// The database executes what stands in `/*! */`.
    EXECUTABLE_COMMENTS,
    /// `'\''` is one string, and so is `"\""`.
    BACKSLASHES,
    /// `E'\''` is one string.
    ESCAPE_STRINGS,
    /// `$$text$$` is a string.
    DOLLAR_QUOTES,
    /// The two dollar signs may have a word between them: `$a$text$a$`.
    DOLLAR_TAGS,
    /// `` `name` `` is a name.
    BACKTICKS,
    /// `[name]` is a name.
    BRACKETS
}
