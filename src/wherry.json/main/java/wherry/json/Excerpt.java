package wherry.json;

/// Quotes foreign text in a message: short, and never cut inside a character.
public final class Excerpt {
    private Excerpt() {
    }

    /// The text when it has at most `most` characters, else its first ones and `…`. `most` is at least 1.
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }
}
