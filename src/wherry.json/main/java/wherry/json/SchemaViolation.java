package wherry.json;

/// One reason why a value is invalid by a schema.
///
/// @param instancePointer the place in the value, as a JSON pointer (RFC 6901); empty for the value itself
/// @param keyword         the keyword that refused it; `limit` when the check exceeded one of [SchemaLimits]
/// @param message         says what would be valid and quotes the start of what was given
public record SchemaViolation(String instancePointer, String keyword, String message) {

    /// `/timezone: expected string, got number 5`
    @Override
    public String toString() {
        return instancePointer.isEmpty() ? message : instancePointer + ": " + message;
    }
}
