package wherry.tools.time;

/// What a caller gave, for a message.
final class Quote {
    private static final int LONGEST = 64;

    private Quote() {
    }

    /// In quotes, cut when it is long, but not between the two halves of a character.
    static String of(String given) {
        if (given.length() <= LONGEST) {
            return "'" + given + "'";
        }
        return "'" + given.substring(0, Character.isHighSurrogate(given.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…'";
    }
}
