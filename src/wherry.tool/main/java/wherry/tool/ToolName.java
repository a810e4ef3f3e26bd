package wherry.tool;

/// Which names a tool may have.
final class ToolName {
    private static final int LONGEST = 128;

    private ToolName() {
    }

    /// @throws IllegalArgumentException when it may not have this one
    static String checked(String name) {
        // Without a regular expression, which takes long at the start.
        boolean isValid = !name.isEmpty() && name.length() <= LONGEST;
        for (int i = 0; i < name.length() && isValid; i++) {
            char c = name.charAt(i);
            isValid = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_.-".indexOf(c) >= 0;
        }
        if (!isValid) {
            throw new IllegalArgumentException("tool name '" + name + "' should be 1 to 128 of A-Z a-z 0-9 _ - .");
        }
        return name;
    }
}
