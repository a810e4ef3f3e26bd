package wherry.json;

/// One thing that makes a value invalid by a schema.
///
/// @param instancePointer where in the value, as a JSON pointer (RFC 6901); empty for the value itself
/// @param keyword         the keyword of the schema that refused it; `limit` when the check was over one of [SchemaLimits]
/// @param message         what would be valid and what was given; what was given is clipped
public record SchemaViolation(String instancePointer, String keyword, String message) {

    /// `/timezone: expected string, got number 5`
    @Override
    public String toString() {
        return instancePointer.isEmpty() ? message : instancePointer + ": " + message;
    }
}
