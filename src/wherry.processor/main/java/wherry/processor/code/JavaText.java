package wherry.processor.code;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// Texts as Java source.
public final class JavaText {
    private static final int WIDTH = 100;

    private JavaText() {
    }

    /// A string literal, or several that are put together when the text is long.
    ///
    /// @param indent of the lines after the first
    public static String literal(String text, String indent) {
        var lines = new StringJoiner("\n" + indent + "+ ");
        String rest = text;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space < 0 ? WIDTH : space + 1;
            end -= Character.isHighSurrogate(rest.charAt(end - 1)) ? 1 : 0;
            lines.add(quoted(rest.substring(0, end)));
            rest = rest.substring(end);
        }
        return lines.add(quoted(rest)).toString();
    }

    public static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\t", "\\t");
    }

    /// Arguments in parentheses, on a line each when there is no room for all on one.
    ///
    /// @param indent of those lines
    public static String list(List<String> arguments, String indent) {
        String one = String.join(", ", arguments);
        return "(" + (one.length() <= WIDTH ? one : "\n" + indent + String.join(",\n" + indent, arguments)) + ")";
    }

    /// Statements that return what an expression makes of a call; the call has a statement of its own when both together are long.
    public static String returning(String call, UnaryOperator<String> expression) {
        String whole = "return " + expression.apply(call) + ";";
        return whole.length() <= WIDTH + 20 && !whole.contains("\n") || expression.apply(call).equals(call) ? whole
                : "var result = " + call + ";\n        return " + expression.apply("result") + ";";
    }

    /// JSON as a text block without white space: a backslash ends each line, so that the JSON goes on.
    ///
    /// @param indent of its lines
    public static String block(JsonObject json, String indent) {
        return "\"\"\"\n" + indent + escaped(lines(json)).replace("\n", "\\\n" + indent) + "\"\"\"";
    }

    private static String lines(Json json) {
        String text = json.toString();
        if (text.length() <= WIDTH) {
            return text;
        }
        if (json instanceof JsonObject object) {
            List<String> members = new ArrayList<>();
            object.forEach((name, value) -> members.add(Json.of(name) + ":" + lines(value)));
            return "{\n" + String.join(",\n", members) + "}";
        }
        return json instanceof JsonArray(List<Json> items) ? "[\n" + String.join(",\n", items.stream().map(JavaText::lines).toList()) + "]" : text;
    }
}
