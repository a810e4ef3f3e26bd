package wherry.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Writes a [Json] value as compact text: one line, no embedded newline, members in their order.
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /// The character after the backslash of a short escape; 0 for a character without one.
    private static final byte[] SHORT = new byte[128];

    static {
        SHORT['"'] = '"';
        SHORT['\\'] = '\\';
        SHORT['\n'] = 'n';
        SHORT['\r'] = 'r';
        SHORT['\t'] = 't';
    }

    /// Whether members are sorted by name.
    private final boolean sorted;
    private byte[] out = new byte[256];
    private int length;

    private JsonWriter(boolean sorted) {
        this.sorted = sorted;
    }

    /// The text in UTF-8.
    public static byte[] bytes(Json value) {
        var writer = new JsonWriter(false);
        writer.value(value);
        return Arrays.copyOf(writer.out, writer.length);
    }

    /// The text in UTF-8, followed by a newline.
    public static byte[] line(Json value) {
        var writer = new JsonWriter(false);
        writer.value(value);
        writer.raw('\n');
        return Arrays.copyOf(writer.out, writer.length);
    }

    public static String text(Json value) {
        return text(value, false);
    }

    /// The canonical text: two values have the same one exactly when they are equal. Members are sorted by the UTF-16 code units of their names.
    public static String canonical(Json value) {
        return text(value, true);
    }

    private static String text(Json value, boolean sorted) {
        var writer = new JsonWriter(sorted);
        writer.value(value);
        return new String(writer.out, 0, writer.length, StandardCharsets.UTF_8);
    }

    // No switch over types: the JVM would make a class for it at each start.
    private void value(Json value) {
        if (value instanceof JsonObject object) {
            object(sorted ? sorted(object) : object);
        } else if (value instanceof JsonArray array) {
            array(array.items());
        } else if (value instanceof JsonString string) {
            string(string.value());
        } else {
            ascii(value.toString());
        }
    }

    private void object(JsonObject object) {
        raw('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            string(object.nameAt(i));
            raw(':');
            value(object.valueAt(i));
        }
        raw('}');
    }

    private static JsonObject sorted(JsonObject object) {
        var members = new TreeMap<String, Json>();
        object.forEach(members::put);
        return JsonObject.of(members);
    }

    private void array(List<Json> items) {
        raw('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            value(items.get(i));
        }
        raw(']');
    }

    private void string(String text) {
        raw('"');
        room(text.length());
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                utf8(text.substring(from));
                return;
            }
            if (c < ' ' || c == '"' || c == '\\') {
                escape(c);
                room(text.length() - i);
            } else {
                out[length++] = (byte) c;
            }
            from = i + 1;
        }
        raw('"');
    }

    /// Writes the rest of a string, which begins with its first character beyond ASCII.
    private void utf8(String rest) {
        for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && (b < ' ' || b == '"' || b == '\\')) {
                escape((char) b);
            } else {
                raw(b);
            }
        }
        raw('"');
    }

    private void escape(char c) {
        raw('\\');
        if (SHORT[c] != 0) {
            raw(SHORT[c]);
        } else {
            ascii("u00");
            raw(HEX[c >> 4]);
            raw(HEX[c & 15]);
        }
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            out[length++] = (byte) text.charAt(i);
        }
    }

    private void raw(int b) {
        room(1);
        out[length++] = (byte) b;
    }

    private void room(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(length + more, 2 * out.length));
        }
    }
}
