package wherry.app.config;

/// In which projects a client uses the server.
public enum FileScope {
    /// In all projects of the user.
    USER,
    /// In the project whose folder is the current one.
    PROJECT
}
