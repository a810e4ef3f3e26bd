package wherry.tools.sql.dialect;

/// What the connections of a pool may do.
public enum AccessMode {
    READ,
    WRITE
}
