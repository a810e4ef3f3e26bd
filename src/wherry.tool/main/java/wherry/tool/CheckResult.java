package wherry.tool;

/// What a capability finds of something that it depends on, for the operator.
///
/// @param text one line, without a secret; line breaks become spaces
public record CheckResult(Outcome outcome, String text) {

    /// How it is.
    public enum Outcome {
        GOOD,
        /// It works, but the operator should change something.
        RISKY,
        /// Calls will fail.
        FAILED
    }

    public CheckResult {
        text = text.replaceAll("\\R", " ");
    }
}
