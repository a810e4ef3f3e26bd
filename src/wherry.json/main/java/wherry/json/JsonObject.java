package wherry.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A JSON object: members in the order of the text, each name once.
///
/// Names are compared by code point, without case folding or normalisation. Two objects are equal when they hold the
/// same members in any order.
public final class JsonObject implements Json {
    public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0], 0);
    /// Up to this many members, searching the names in turn takes less time and space than a hash table.
    private static final int WALK = 8;
    private static final int ROOM = 4;

    /// Only the first `size` elements count; a builder may leave more room.
    private final String[] names;
    private final Json[] values;
    private final int size;
    private final Map<String, Integer> index;

    private JsonObject(String[] names, Json[] values, int size) {
        this.names = names;
        this.values = values;
        this.size = size;
        if (size <= WALK) {
            this.index = null;
        } else {
            this.index = HashMap.newHashMap(size);
            for (int i = 0; i < size; i++) {
                index.put(names[i], i);
            }
        }
    }

    public static JsonObject of(String name, Json value) {
        return builder().put(name, value).build();
    }

    public static JsonObject of(String name, Json value, String name2, Json value2) {
        return builder().put(name, value).put(name2, value2).build();
    }

    public static JsonObject of(String name, Json value, String name2, Json value2, String name3, Json value3) {
        return builder().put(name, value).put(name2, value2).put(name3, value3).build();
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
        throw new JsonException("expected a JSON object");
    }

    public static Builder builder() {
        return new Builder(new String[ROOM], new Json[ROOM], 0);
    }

    /// A builder that starts with this object's members.
    public Builder toBuilder() {
        return new Builder(Arrays.copyOf(names, size + ROOM), Arrays.copyOf(values, size + ROOM), size);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean has(String name) {
        return position(name) >= 0;
    }

    /// The member; empty when there is none. A member that is JSON null is present.
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

    /// Whether the member is `true`.
    public boolean isTrue(String name) {
        return member(name) == JsonBoolean.TRUE;
    }

    /// The names in order; unmodifiable.
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names).subList(0, size));
    }

    /// The values in the order of [#names]; unmodifiable.
    public List<Json> values() {
        return Collections.unmodifiableList(Arrays.asList(values).subList(0, size));
    }

    /// The name at an index from 0 on; loops use it, since it makes no list.
    public String nameAt(int place) {
        return names[Objects.checkIndex(place, size)];
    }

    /// The value at an index from 0 on; loops use it, since it makes no list.
    public Json valueAt(int place) {
        return values[Objects.checkIndex(place, size)];
    }

    public void forEach(BiConsumer<String, Json> action) {
        for (int i = 0; i < size; i++) {
            action.accept(names[i], values[i]);
        }
    }

    private Json member(String name) {
        int at = position(name);
        return at < 0 ? null : values[at];
    }

    private int position(String name) {
        if (index != null) {
            return index.getOrDefault(name, -1);
        }
        return walk(names, size, name);
    }

    private static int walk(String[] names, int size, String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof JsonObject object) || object.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            int at = object.position(names[i]);
            if (at < 0 || !object.values[at].equals(values[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < size; i++) {
            hash += names[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }

    /// Collects members. A name that is put twice keeps its place and gets the new value. Not safe to share between threads.
    public static final class Builder {
        private String[] names;
        private Json[] values;
        private int size;
        /// The index of each name; null while the names are few enough to be searched in turn.
        private Map<String, Integer> seen;
        /// Whether an object uses the arrays, so that the next change must copy them.
        private boolean shared;

        private Builder(String[] names, Json[] values, int size) {
            this.names = names;
            this.values = values;
            this.size = size;
        }

        public Builder put(String name, Json value) {
            Objects.requireNonNull(value, name);
            int at = find(name);
            if (at < 0) {
                add(name, value);
            } else {
                own(size);
                values[at] = value;
            }
            return this;
        }

        /// Puts a member whose name is known to be new.
        void add(String name, Json value) {
            own(size + 1);
            names[size] = name;
            values[size] = value;
            if (seen != null) {
                seen.put(name, size);
            }
            size++;
        }

        private void own(int needed) {
            if (shared || needed > names.length) {
                int room = Math.max(needed, needed > names.length ? 2 * names.length : names.length);
                names = Arrays.copyOf(names, room);
                values = Arrays.copyOf(values, room);
                shared = false;
            }
        }

        public Builder put(String name, String value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, long value) {
            return put(name, Json.of(value));
        }

        /// @throws NumberFormatException when `value` is infinite or not a number, which JSON cannot say
        public Builder put(String name, double value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, BigDecimal value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, Json.of(value));
        }

        /// Puts an array of strings.
        public Builder put(String name, Iterable<String> values) {
            return put(name, JsonArray.ofStrings(values));
        }

        public Builder putAll(JsonObject members) {
            members.forEach(this::put);
            return this;
        }

        public boolean has(String name) {
            return find(name) >= 0;
        }

        private int find(String name) {
            if (size <= WALK) {
                return walk(names, size, Objects.requireNonNull(name));
            }
            if (seen == null) {
                seen = HashMap.newHashMap(size * 2);
                for (int i = 0; i < size; i++) {
                    seen.put(names[i], i);
                }
            }
            return seen.getOrDefault(name, -1);
        }

        public JsonObject build() {
            shared = true;
            return size == 0 ? EMPTY : new JsonObject(names, values, size);
        }
    }
}
