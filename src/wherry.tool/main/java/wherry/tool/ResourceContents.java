package wherry.tool;

import java.util.Base64;
import java.util.Objects;
import wherry.json.JsonObject;

/// What is in a resource: text, or bytes.
///
/// `mimeType` is empty when it is not known. `meta` is passed on as `_meta`.
public sealed interface ResourceContents {

    String uri();

    String mimeType();

    JsonObject meta();

    /// The same contents, with this in place of its `_meta`.
    ResourceContents meta(JsonObject object);

    record Text(String uri, String mimeType, String text, JsonObject meta) implements ResourceContents {
        public Text {
            Objects.requireNonNull(uri);
            Objects.requireNonNull(mimeType);
            Objects.requireNonNull(text);
            Objects.requireNonNull(meta);
        }

        @Override
        public Text meta(JsonObject object) {
            return new Text(uri, mimeType, text, object);
        }
    }

    /// @param blob base64 (RFC 4648, section 4)
    record Blob(String uri, String mimeType, String blob, JsonObject meta) implements ResourceContents {
        public Blob {
            Objects.requireNonNull(uri);
            Objects.requireNonNull(mimeType);
            Objects.requireNonNull(blob);
            Objects.requireNonNull(meta);
        }

        @Override
        public Blob meta(JsonObject object) {
            return new Blob(uri, mimeType, blob, object);
        }
    }

    static Text text(String uri, String mimeType, String text) {
        return new Text(uri, mimeType, text, JsonObject.EMPTY);
    }

    static Blob blob(String uri, String mimeType, byte[] data) {
        return new Blob(uri, mimeType, Base64.getEncoder().encodeToString(data), JsonObject.EMPTY);
    }
}
