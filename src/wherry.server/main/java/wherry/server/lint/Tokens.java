package wherry.server.lint;

/// Estimates how many tokens a text takes. Each model counts in its own way.
final class Tokens {
    /// How the estimate is made, for people who read it.
    static final String METHOD = "name, description and input schema, at four characters a token";
    /// Definitions of tools have 4.2 on average for the o200k encoding, a single one from 3.3 to 4.9.
    private static final int CHARACTERS = 4;

    private Tokens() {
    }

    static int of(String text) {
        return Math.ceilDiv(text.length(), CHARACTERS);
    }
}
