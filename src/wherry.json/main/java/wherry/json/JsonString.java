package wherry.json;

import java.util.Objects;

/// A JSON string. Holds no unpaired surrogate when it came from a [JsonReader].
public record JsonString(String value) implements Json, Comparable<JsonString> {

    public JsonString {
        Objects.requireNonNull(value);
    }

    // Written out, since what the compiler would have the JVM make of a record at its first use is in no archive.
    @Override
    public boolean equals(Object other) {
        return other instanceof JsonString(String text) && text.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /// By UTF-16 code units. A hash table needs an order to stay fast when hashes collide.
    @Override
    public int compareTo(JsonString other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
