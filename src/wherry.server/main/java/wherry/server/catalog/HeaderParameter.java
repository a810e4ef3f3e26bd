package wherry.server.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// A tool's parameter that HTTP clients mirror in a header (specification: server/tools, `x-mcp-header`).
///
/// @param header the part after `Mcp-Param-`
/// @param path   the chain of property names from the arguments' root
public record HeaderParameter(String header, List<String> path) {
    private static final String KEYWORD = "x-mcp-header";
    private static final Set<String> PRIMITIVES = Set.of("string", "integer", "boolean");

    /// All in a tool's input schema.
    ///
    /// @throws IllegalArgumentException when one breaks the rules: clients would have to drop the tool
    public static List<HeaderParameter> of(JsonObject inputSchema) {
        var found = new ArrayList<HeaderParameter>();
        properties(inputSchema, List.of(), found);
        if (count(inputSchema) > found.size()) {
            throw new IllegalArgumentException(KEYWORD + " stands where no chain of properties leads");
        }
        var names = new HashSet<String>();
        for (HeaderParameter parameter : found) {
            if (!names.add(parameter.header.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(KEYWORD + " '" + parameter.header + "' stands twice");
            }
        }
        return List.copyOf(found);
    }

    /// The argument's value, if the call has one that is not null.
    public Optional<Json> value(JsonObject arguments) {
        Optional<JsonObject> at = Optional.of(arguments);
        for (String name : path.subList(0, path.size() - 1)) {
            at = at.flatMap(object -> object.object(name));
        }
        return at.flatMap(object -> object.get(path.getLast())).filter(value -> !value.kind().equals("null"));
    }

    private static void properties(JsonObject schema, List<String> path, List<HeaderParameter> found) {
        schema.object("properties").orElse(JsonObject.EMPTY).forEach((name, value) -> {
            if (value instanceof JsonObject property) {
                var here = new ArrayList<>(path);
                here.add(name);
                property.get(KEYWORD).ifPresent(header -> found.add(new HeaderParameter(checked(header, property),
                        List.copyOf(here))));
                properties(property, here, found);
            }
        });
    }

    private static String checked(Json header, JsonObject property) {
        if (!(header instanceof JsonString(String text)) || !text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException(KEYWORD + " " + header + " should be an HTTP token");
        }
        if (property.string("type").filter(PRIMITIVES::contains).isEmpty()) {
            throw new IllegalArgumentException(KEYWORD + " '" + text + "' should be on a string, integer or boolean");
        }
        return text;
    }

    /// How often the keyword stands anywhere, but for where a property merely has its name.
    private static int count(Json schema) {
        return switch (schema) {
            case JsonObject object -> {
                int[] sum = {0};
                object.forEach((name, value) -> {
                    if (name.equals("properties") && value instanceof JsonObject properties) {
                        properties.forEach((_, property) -> sum[0] += count(property));
                    } else if (name.equals(KEYWORD)) {
                        sum[0]++;
                    } else if (!name.equals("default") && !name.equals("const") && !name.equals("enum")
                            && !name.equals("examples")) {
                        sum[0] += count(value);
                    }
                });
                yield sum[0];
            }
            case JsonArray(var items) -> items.stream().mapToInt(HeaderParameter::count).sum();
            default -> 0;
        };
    }
}
