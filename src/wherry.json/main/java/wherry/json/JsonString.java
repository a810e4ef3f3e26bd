package wherry.json;

import java.util.Objects;

/// A JSON string. A string from a [JsonReader] holds no unpaired surrogate.
public record JsonString(String value) implements Json, Comparable<JsonString> {

    public JsonString {
        Objects.requireNonNull(value);
    }

    // Written by hand, because the class archive cannot hold the classes that the JVM makes for a record's own equals and hashCode.
    @Override
    public boolean equals(Object other) {
        return other instanceof JsonString(String text) && text.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /// Compares UTF-16 code units. A hash table needs an order to stay fast when hashes collide.
    @Override
    public int compareTo(JsonString other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
