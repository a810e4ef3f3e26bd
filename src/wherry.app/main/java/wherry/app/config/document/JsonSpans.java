package wherry.app.config.document;

import java.util.ArrayList;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonString;

/// Where values are in a JSON text that the reader has accepted.
final class JsonSpans {
    private JsonSpans() {
    }

    /// @param start the place of the name
    /// @param value the place of the value
    /// @param end   the place after the value
    record Member(String name, int start, int value, int end) {
    }

    /// The members of the object that begins at a place.
    static List<Member> members(String json, int open) {
        var members = new ArrayList<Member>();
        for (int at = skip(json, open + 1); json.charAt(at) != '}';) {
            int colon = skip(json, stringEnd(json, at));
            int value = skip(json, colon + 1);
            int end = end(json, value);
            members.add(new Member(((JsonString) Json.parse(json.substring(at, stringEnd(json, at)))).value(), at, value, end));
            at = skip(json, end);
            at = json.charAt(at) == ',' ? skip(json, at + 1) : at;
        }
        return members;
    }

    static int skip(String json, int at) {
        int next = at;
        while (Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        return next;
    }

    /// The place after the value that begins at a place.
    static int end(String json, int at) {
        int depth = 0;
        int next = at;
        do {
            switch (json.charAt(next)) {
                case '"' -> next = stringEnd(json, next) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                }
            }
            next++;
        } while (depth > 0 || isInScalar(json, at, next));
        return next;
    }

    private static boolean isInScalar(String json, int start, int at) {
        return "\"{[".indexOf(json.charAt(start)) < 0 && at < json.length() && ",]}".indexOf(json.charAt(at)) < 0
                && !Character.isWhitespace(json.charAt(at));
    }

    /// The place after the string that begins at a place, or the end of the text when it does not end.
    static int stringEnd(CharSequence text, int quote) {
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }
}
