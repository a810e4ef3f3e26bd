package wherry.tool;

/// Who speaks, or whom content is for.
public enum Role {
    USER,
    ASSISTANT
}
