package wherry.server.call;

import java.util.List;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// The limit of a tool's result. Clients cut a result that is too large, put it into a file, or fail; a model that reads how large it
/// was can ask for less.
///
/// Images, sound and blobs do not count: clients do not read them as text, and a tool that makes them has a limit of its own.
final class ResultSize {
    private static final Json NOTHING = Json.of("");

    private ResultSize() {
    }

    /// @param result as its client would get it
    /// @return null when the result is within the limit; else what the client gets in its place
    static ToolResult refusal(JsonObject result, Tool tool, int limit) {
        long bytes = bytes(withoutData(result));
        return bytes <= limit ? null : ToolResult.error((result.isTrue("isError") ? "The call failed, and its message has "
                : "The call was carried out, but its result has ") + bytes + " bytes, and the limit is " + limit + ". " + Advice.of(tool));
    }

    private static JsonObject withoutData(JsonObject result) {
        List<Json> items = result.array("content").orElse(JsonArray.EMPTY).items();
        for (Json item : items) {
            if (!(item instanceof JsonObject object && object.has("text"))) {
                return result.toBuilder().put("content", JsonArray.of(items, ResultSize::itemWithoutData)).build();
            }
        }
        return result;
    }

    private static Json itemWithoutData(Json item) {
        if (!(item instanceof JsonObject object)) {
            return item;
        }
        JsonObject rest = object.has("data") ? object.toBuilder().put("data", NOTHING).build() : object;
        return rest.object("resource").filter(resource -> resource.has("blob"))
                .map(resource -> rest.toBuilder().put("resource", resource.toBuilder().put("blob", NOTHING).build()).build()).orElse(rest);
    }

    /// Of its JSON text, which is not made for this: it may be large.
    static long bytes(Json value) {
        // Not a switch over the kinds, whose set-up would take some milliseconds of the first call.
        if (value instanceof JsonString text) {
            return bytes(text.value());
        }
        if (value instanceof JsonObject object) {
            long sum = 2 + Math.max(0, object.size() - 1);
            for (int i = 0; i < object.size(); i++) {
                sum += bytes(object.nameAt(i)) + 1 + bytes(object.valueAt(i));
            }
            return sum;
        }
        if (value instanceof JsonArray array) {
            long sum = 2 + Math.max(0, array.items().size() - 1);
            for (Json item : array.items()) {
                sum += bytes(item);
            }
            return sum;
        }
        return value.toString().length();
    }

    /// With quotation marks, in UTF-8.
    private static long bytes(String text) {
        long sum = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80) {
                sum += c == '"' || c == '\\' ? 2 : 1;
            } else if (c < ' ') {
                sum += "\t\n\r".indexOf(c) < 0 ? 6 : 2;
            } else {
                // Each of the two surrogates of a character stands for two of its four bytes.
                sum += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return sum;
    }

    /// How to ask a tool for less. Loaded when a result is too large.
    private static final class Advice {
        private static final Pattern ARGUMENT = Pattern.compile("(?i).*(limit|cursor|head|tail|page|offset|max|count|depth|filter|exclude|fields|range).*");

        private Advice() {
        }

        static String of(Tool tool) {
            List<String> names = tool.inputSchema().object("properties").orElse(JsonObject.EMPTY).names().stream()
                    .filter(name -> ARGUMENT.matcher(name).matches()).toList();
            return "Ask for less: " + (names.isEmpty() ? "" : "use " + String.join(", ", names) + ", or ask ") + "for a part, or for fewer things in one call.";
        }
    }
}
