package wherry.app.config;

/// Where a client shall see the server.
public enum FileScope {
    /// In all projects of the user.
    USER,
    /// In the project whose folder is the current one.
    PROJECT
}
