package wherry.json;

/// Text of others as a message quotes it: never long, and never cut inside a character.
public final class Excerpt {
    private Excerpt() {
    }

    /// The text itself when it has at most so many characters; else its first ones, and `…`. `most` is at least 1.
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }
}
