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
    /// The keywords whose values are data, not schemas.
    private static final Set<String> DATA = Set.of("default", "const", "enum", "examples");
    private static final Set<String> PRIMITIVES = Set.of("string", "integer", "boolean");

    /// The header parameters of a tool's input schema.
    ///
    /// @throws IllegalArgumentException when one breaks the specification's rules, for which clients must drop the tool
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

    /// The argument's value; empty when the call has none or `null`.
    public Optional<Json> value(JsonObject arguments) {
        JsonObject parent = arguments;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.object(name).orElse(JsonObject.EMPTY);
        }
        return parent.get(path.getLast()).filter(value -> !value.kind().equals("null"));
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

    /// How often the keyword stands in the schema. A property whose name equals the keyword does not count.
    private static int count(Json schema) {
        if (schema instanceof JsonArray(var items)) {
            return sum(items);
        }
        int sum = 0;
        if (schema instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                sum += count(object.nameAt(i), object.valueAt(i));
            }
        }
        return sum;
    }

    private static int count(String keyword, Json value) {
        if (keyword.equals(KEYWORD)) {
            return 1;
        }
        if (DATA.contains(keyword)) {
            return 0;
        }
        return keyword.equals("properties") && value instanceof JsonObject properties ? sum(properties.values()) : count(value);
    }

    private static int sum(List<Json> schemas) {
        int sum = 0;
        for (Json schema : schemas) {
            sum += count(schema);
        }
        return sum;
    }
}
