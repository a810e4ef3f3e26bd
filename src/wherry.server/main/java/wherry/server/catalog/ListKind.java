package wherry.server.catalog;

/// A list that clients are told of when it changes. Resources and resource templates share one notification.
public enum ListKind {
    TOOLS,
    PROMPTS,
    RESOURCES
}
