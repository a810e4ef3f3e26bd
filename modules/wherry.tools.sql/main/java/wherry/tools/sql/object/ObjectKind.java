package wherry.tools.sql.object;

/// What `find_objects` finds.
public enum ObjectKind {
    SCHEMA,
    TABLE,
    COLUMN,
    KEY,
    INDEX,
    PROCEDURE
}
