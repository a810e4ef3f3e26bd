package wherry.app.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// An entry for a client's configuration.
///
/// @param notes lines that tell the user where it goes and what else to do
public record Snippet(JsonObject json, List<String> notes) {

    public Snippet {
        notes = List.copyOf(notes);
    }

    /// The JSON, indented.
    public String text() {
        return text(json, "\n");
    }

    private static String text(Json value, String newline) {
        String deeper = newline + "  ";
        return switch (value) {
            case JsonObject object when !object.isEmpty() -> IntStream.range(0, object.size())
                    .mapToObj(i -> Json.of(object.nameAt(i)) + ": " + text(object.valueAt(i), deeper))
                    .collect(Collectors.joining("," + deeper, "{" + deeper, newline + "}"));
            case JsonArray array when array.size() > 0 -> array.items().stream().map(item -> text(item, deeper))
                    .collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }
}
