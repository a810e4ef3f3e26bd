package wherry.tool;

import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// A piece of a tool's result or of a prompt's message. A client of a revision that lacks a kind gets text in its place.
///
/// `data` is base64 (RFC 4648, section 4). `meta` is passed on as `_meta`.
public sealed interface Content {

    Annotations annotations();

    JsonObject meta();

    record Text(String text, Annotations annotations, JsonObject meta) implements Content, SamplingContent {
        public Text {
            Objects.requireNonNull(text);
            Objects.requireNonNull(annotations);
            Objects.requireNonNull(meta);
        }
    }

    record Image(String data, String mimeType, Annotations annotations, JsonObject meta)
            implements Content, SamplingContent {
        public Image {
            Objects.requireNonNull(data);
            Objects.requireNonNull(mimeType);
            Objects.requireNonNull(annotations);
            Objects.requireNonNull(meta);
        }
    }

    /// Since 2025-03-26.
    record Audio(String data, String mimeType, Annotations annotations, JsonObject meta)
            implements Content, SamplingContent {
        public Audio {
            Objects.requireNonNull(data);
            Objects.requireNonNull(mimeType);
            Objects.requireNonNull(annotations);
            Objects.requireNonNull(meta);
        }
    }

    /// A pointer to a resource that the client may read; since 2025-06-18.
    record ResourceLink(String uri, String name, Optional<String> title, Optional<String> description,
            Optional<String> mimeType, Optional<Long> size, Annotations annotations, JsonObject meta) implements Content {
        public ResourceLink {
            Objects.requireNonNull(uri);
            Objects.requireNonNull(name);
            Objects.requireNonNull(title);
            Objects.requireNonNull(description);
            Objects.requireNonNull(mimeType);
            Objects.requireNonNull(size);
            Objects.requireNonNull(annotations);
            Objects.requireNonNull(meta);
        }
    }

    record EmbeddedResource(ResourceContents resource, Annotations annotations, JsonObject meta) implements Content {
        public EmbeddedResource {
            Objects.requireNonNull(resource);
            Objects.requireNonNull(annotations);
            Objects.requireNonNull(meta);
        }
    }

    static Text text(String text) {
        return new Text(text, Annotations.NONE, JsonObject.EMPTY);
    }

    static Image image(byte[] data, String mimeType) {
        return new Image(Base64.getEncoder().encodeToString(data), mimeType, Annotations.NONE, JsonObject.EMPTY);
    }

    static Audio audio(byte[] data, String mimeType) {
        return new Audio(Base64.getEncoder().encodeToString(data), mimeType, Annotations.NONE, JsonObject.EMPTY);
    }

    static ResourceLink link(String uri, String name) {
        return new ResourceLink(uri, name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Annotations.NONE, JsonObject.EMPTY);
    }

    static EmbeddedResource resource(ResourceContents contents) {
        return new EmbeddedResource(contents, Annotations.NONE, JsonObject.EMPTY);
    }
}
