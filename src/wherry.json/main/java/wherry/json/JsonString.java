package wherry.json;

import java.util.Objects;

/// A JSON string. Holds no unpaired surrogate when it came from a [JsonReader].
public record JsonString(String value) implements Json {

    public JsonString {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
