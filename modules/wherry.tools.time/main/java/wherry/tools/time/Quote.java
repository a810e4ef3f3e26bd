package wherry.tools.time;

/// What a caller gave, for a message.
final class Quote {
    private static final int LONGEST = 64;

    private Quote() {
    }

    /// In quotes, cut when it is long.
    static String of(String given) {
        return given.length() <= LONGEST ? "'" + given + "'" : "'" + given.substring(0, LONGEST) + "…'";
    }
}
