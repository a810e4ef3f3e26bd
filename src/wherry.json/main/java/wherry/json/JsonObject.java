package wherry.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A JSON object: members in the order they were written, each name once.
///
/// Names are compared exactly, by code point: no case folding, no normalisation. Two objects are equal when they hold
/// the same members in any order.
public final class JsonObject implements Json {
    public static final JsonObject EMPTY = new JsonObject(List.of(), List.of());
    /// Up to this many members a walk over the names beats a hash table in both time and space.
    private static final int WALK = 8;

    private final List<String> names;
    private final List<Json> values;
    private final Map<String, Integer> index;

    private JsonObject(List<String> names, List<Json> values) {
        this.names = names;
        this.values = values;
        if (names.size() <= WALK) {
            this.index = null;
        } else {
            this.index = HashMap.newHashMap(names.size());
            for (int i = 0; i < names.size(); i++) {
                index.put(names.get(i), i);
            }
        }
    }

    public static JsonObject of(String name, Json value) {
        return builder().put(name, value).build();
    }

    public static JsonObject of(String name, Json value, String name2, Json value2) {
        return builder().put(name, value).put(name2, value2).build();
    }

    public static JsonObject of(Map<String, ? extends Json> members) {
        var builder = builder();
        members.forEach(builder::put);
        return builder.build();
    }

    /// Parses an object that this program wrote itself, such as a schema in a text block.
    ///
    /// @throws JsonException when the text is not one JSON object within [JsonLimits#DEFAULT]
    public static JsonObject parse(String text) {
        if (Json.parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("expected a JSON object", 0);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A builder that starts with this object's members, to give a copy with some changed.
    public Builder toBuilder() {
        var builder = new Builder();
        forEach(builder::put);
        return builder;
    }

    public int size() {
        return names.size();
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    public boolean has(String name) {
        return position(name) >= 0;
    }

    /// The member, or empty when there is none. A member that is JSON null is present.
    public Optional<Json> get(String name) {
        return Optional.ofNullable(member(name));
    }

    /// The member when it is a string; empty when absent or of another kind.
    public Optional<String> string(String name) {
        return member(name) instanceof JsonString(String value) ? Optional.of(value) : Optional.empty();
    }

    /// The member when it is an object; empty when absent or of another kind.
    public Optional<JsonObject> object(String name) {
        return member(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /// The member when it is an array; empty when absent or of another kind.
    public Optional<JsonArray> array(String name) {
        return member(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /// The member when it is a number; empty when absent or of another kind.
    public Optional<JsonNumber> number(String name) {
        return member(name) instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    /// Whether the member is there and `true`.
    public boolean isTrue(String name) {
        return member(name) == JsonBoolean.TRUE;
    }

    /// The names in the order they were written; unmodifiable.
    public List<String> names() {
        return names;
    }

    /// The values in the order of [#names]; unmodifiable.
    public List<Json> values() {
        return values;
    }

    public void forEach(BiConsumer<String, Json> action) {
        for (int i = 0; i < names.size(); i++) {
            action.accept(names.get(i), values.get(i));
        }
    }

    private Json member(String name) {
        int at = position(name);
        return at < 0 ? null : values.get(at);
    }

    private int position(String name) {
        if (index != null) {
            return index.getOrDefault(name, -1);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof JsonObject object) || object.size() != size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            int at = object.position(names.get(i));
            if (at < 0 || !object.values.get(at).equals(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < names.size(); i++) {
            hash += names.get(i).hashCode() ^ values.get(i).hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }

    /// Collects members; not safe to share between threads. A name put twice keeps its place and takes the new value.
    public static final class Builder {
        private final List<String> names = new ArrayList<>(4);
        private final List<Json> values = new ArrayList<>(4);
        private Map<String, Integer> seen;

        private Builder() {
        }

        public Builder put(String name, Json value) {
            Objects.requireNonNull(value, name);
            int at = find(name);
            if (at >= 0) {
                values.set(at, value);
            } else {
                names.add(name);
                values.add(value);
                if (seen != null) {
                    seen.put(name, names.size() - 1);
                }
            }
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, long value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, Json.of(value));
        }

        /// Puts the value when there is one.
        public Builder put(String name, Optional<? extends Json> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        /// Puts the string when there is one.
        public Builder putString(String name, Optional<String> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public Builder putAll(JsonObject members) {
            members.forEach(this::put);
            return this;
        }

        public boolean has(String name) {
            return find(name) >= 0;
        }

        private int find(String name) {
            if (names.size() <= WALK) {
                return names.indexOf(Objects.requireNonNull(name));
            }
            if (seen == null) {
                seen = HashMap.newHashMap(names.size() * 2);
                for (int i = 0; i < names.size(); i++) {
                    seen.put(names.get(i), i);
                }
            }
            return seen.getOrDefault(name, -1);
        }

        public JsonObject build() {
            return names.isEmpty()
                    ? EMPTY
                    : new JsonObject(unmodifiable(names.toArray(String[]::new)), unmodifiable(values.toArray(Json[]::new)));
        }

        private static <T> List<T> unmodifiable(T[] items) {
            return Collections.unmodifiableList(Arrays.asList(items));
        }
    }
}
