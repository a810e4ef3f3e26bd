package wherry.processor.type;

/// Which way values go.
public enum Direction {
    /// From the client. A model must know what to give, so each member has a description; there are no other members.
    ARGUMENT,
    /// To the client. A result may get more members later.
    RESULT
}
