package wherry.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// A JSON array.
public record JsonArray(List<Json> items) implements Json {
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray of(Json... items) {
        return new JsonArray(List.of(items));
    }

    public static JsonArray of(String... items) {
        return ofStrings(List.of(items));
    }

    public static JsonArray ofStrings(Iterable<String> items) {
        return of(items, Json::of);
    }

    /// An array of `items`, each put into JSON by `toJson`.
    public static <T> JsonArray of(Iterable<T> items, Function<? super T, ? extends Json> toJson) {
        var values = new ArrayList<Json>();
        items.forEach(item -> values.add(toJson.apply(item)));
        return new JsonArray(values);
    }

    public static Collector<Json, ?, JsonArray> toArray() {
        return Collectors.collectingAndThen(Collectors.toList(), JsonArray::new);
    }

    public int size() {
        return items.size();
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
