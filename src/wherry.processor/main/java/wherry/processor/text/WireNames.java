package wherry.processor.text;

import java.util.Locale;

/// Names as models and clients see them, from Java's names.
public final class WireNames {
    private WireNames() {
    }

    /// `add_note` for `addNote`, `to_html` for `toHTML`, `high` for `HIGH`.
    public static String of(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /// `Add note` for `addNote`.
    public static String title(String javaName) {
        String words = of(javaName).replace('_', ' ').strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// `addNote` for `AddNote`.
    public static String decapitalized(String javaName) {
        return javaName.substring(0, 1).toLowerCase(Locale.ROOT) + javaName.substring(1);
    }
}
