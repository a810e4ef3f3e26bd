package wherry.app.config.document;

import wherry.json.Json;

/// What the notations have in common.
final class Texts {
    private Texts() {
    }

    /// What ends the lines of a text.
    static String newline(String text) {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /// A text as JSON, TOML and YAML all write it. The latter two want more characters escaped than JSON.
    static String quoted(String value) {
        var quoted = new StringBuilder();
        Json.of(value).toString().chars().forEach(c -> {
            if (c < 0x7f || c > 0x9f && c != 0xfeff) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.toString();
    }

    static boolean isBareKey(String key) {
        return !key.isEmpty() && key.chars().allMatch(c -> c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
    }

    /// The text up to a place, without white space at its end, so that what follows can begin with a new line.
    static String kept(String text, int end) {
        return text.substring(0, end).stripTrailing();
    }
}
