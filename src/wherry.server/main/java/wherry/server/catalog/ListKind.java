package wherry.server.catalog;

/// A list whose changes the server announces. Resources and resource templates share one notification.
public enum ListKind {
    TOOLS,
    PROMPTS,
    RESOURCES
}
