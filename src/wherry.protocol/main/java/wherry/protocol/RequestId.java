package wherry.protocol;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonNumber;
import wherry.json.JsonString;

/// The id that a response shares with its request: a string or an integer, returned unchanged.
public record RequestId(Json value) {

    public RequestId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a request id should be a string or an integer, not " + value.kind());
        }
    }

    public static RequestId of(long number) {
        return new RequestId(Json.of(number));
    }

    public static RequestId of(String text) {
        return new RequestId(Json.of(text));
    }

    public static Optional<RequestId> from(Json value) {
        return isValid(value) ? Optional.of(new RequestId(value)) : Optional.empty();
    }

    private static boolean isValid(Json value) {
        return value instanceof JsonString || value instanceof JsonNumber number && number.isInteger();
    }

    // Written by hand, because the class archive cannot hold the classes that the JVM makes for a record's own equals and hashCode.
    @Override
    public boolean equals(Object other) {
        return other instanceof RequestId(Json id) && id.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
