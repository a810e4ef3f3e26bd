package wherry.json.schema;

import java.util.TreeSet;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.json.JsonWriter;

/// The one text that all equal values share, and no others.
///
/// A set of texts stays fast however its members were chosen: a hash table sorts strings that collide, which it cannot do
/// with arrays and objects.
final class Canonical {
    private Canonical() {
    }

    static String text(Json value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case JsonObject object -> {
                out.append('{');
                for (String name : new TreeSet<>(object.names())) {
                    out.append(JsonWriter.text(new JsonString(name)));
                    write(object.get(name).orElseThrow(), out);
                }
                out.append('}');
            }
            case JsonArray array -> {
                out.append('[');
                array.items().forEach(item -> {
                    write(item, out);
                    out.append(',');
                });
                out.append(']');
            }
            default -> out.append(JsonWriter.text(value));
        }
    }
}
