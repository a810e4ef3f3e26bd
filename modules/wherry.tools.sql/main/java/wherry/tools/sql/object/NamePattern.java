package wherry.tools.sql.object;

import java.util.Locale;

/// A name in which `*` stands for any characters, without regard to case. Empty takes each name.
final class NamePattern {
    private final String[] parts;

    NamePattern(String pattern) {
        this.parts = (pattern.isEmpty() ? "*" : pattern).toLowerCase(Locale.ROOT).split("\\*", -1);
    }

    /// Each part is searched once, from the end of the one before it.
    boolean matches(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (parts.length == 1) {
            return lower.equals(parts[0]);
        }
        String last = parts[parts.length - 1];
        if (!lower.startsWith(parts[0]) || !lower.endsWith(last) || lower.length() < parts[0].length() + last.length()) {
            return false;
        }
        int at = parts[0].length();
        int end = lower.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = lower.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }
}
