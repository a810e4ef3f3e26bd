package wherry.tool.method;

/// A hint on what a tool does, for a client that asks its user before a call.
public enum Hint {
    /// It changes nothing. It is idempotent without saying so.
    READ_ONLY,
    /// It may delete or overwrite.
    DESTRUCTIVE,
    /// It changes something, but neither deletes nor overwrites.
    ADDITIVE,
    /// A second call with the same arguments changes nothing more.
    IDEMPOTENT,
    /// It reaches beyond this server.
    OPEN_WORLD
}
