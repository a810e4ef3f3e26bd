package wherry.tools.sql.object;

/// How much is told of an object.
public enum ObjectDetail {
    /// Its name alone.
    NAMES,
    /// In one line.
    SUMMARY,
    /// All that is known, such as the columns of a table.
    FULL
}
