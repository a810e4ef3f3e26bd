package wherry.tool;

import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// What is in a resource: text, or bytes.
public sealed interface ResourceContents {

    String uri();

    Optional<String> mimeType();

    JsonObject meta();

    record Text(String uri, Optional<String> mimeType, String text, JsonObject meta) implements ResourceContents {
        public Text {
            Objects.requireNonNull(uri);
            Objects.requireNonNull(mimeType);
            Objects.requireNonNull(text);
            Objects.requireNonNull(meta);
        }
    }

    /// @param blob base64 (RFC 4648, section 4)
    record Blob(String uri, Optional<String> mimeType, String blob, JsonObject meta) implements ResourceContents {
        public Blob {
            Objects.requireNonNull(uri);
            Objects.requireNonNull(mimeType);
            Objects.requireNonNull(blob);
            Objects.requireNonNull(meta);
        }
    }

    static Text text(String uri, String mimeType, String text) {
        return new Text(uri, Optional.of(mimeType), text, JsonObject.EMPTY);
    }

    static Blob blob(String uri, String mimeType, byte[] data) {
        return new Blob(uri, Optional.of(mimeType), Base64.getEncoder().encodeToString(data), JsonObject.EMPTY);
    }
}
