package wherry.server.options;

/// Switches tools on or off: `+time`, `-files.write_file`. Without a sign it switches them on.
public record ToolRule(boolean isOn, ToolPattern pattern) {
    /// What is valid, for the error.
    public static final String VALID = "with + or - before each, " + ToolPattern.VALID;

    /// @throws IllegalArgumentException when it is not valid
    public static ToolRule of(String text) {
        boolean isSigned = text.startsWith("+") || text.startsWith("-");
        return new ToolRule(!text.startsWith("-"), new ToolPattern(isSigned ? text.substring(1) : text));
    }
}
