package wherry.tool;

import java.util.Base64;
import java.util.Objects;
import wherry.json.JsonObject;

/// A piece of a tool's result or of a prompt's message. A client of a revision that lacks a kind gets text in its place.
///
/// `data` is base64 (RFC 4648, section 4). `meta` is passed on as `_meta`.
///
/// A later revision may add a kind. A `switch` over all kinds then no longer compiles, and one that was compiled before throws
/// [MatchException] for the new kind: end it by `default` where that must not be.
public sealed interface Content permits Content.Text, Content.Image, Content.Audio, ResourceLink, Content.EmbeddedResource {

    Annotations annotations();

    JsonObject meta();

    /// The same piece, with these hints in place of its own.
    Content annotations(Annotations hints);

    /// The same piece, with this in place of its `_meta`.
    Content meta(JsonObject object);

    record Text(String text, Annotations annotations, JsonObject meta) implements Content, SamplingContent {
        public Text {
            Objects.requireNonNull(text);
            Objects.requireNonNull(annotations);
            Objects.requireNonNull(meta);
        }

        @Override
        public Text annotations(Annotations hints) {
            return new Text(text, hints, meta);
        }

        @Override
        public Text meta(JsonObject object) {
            return new Text(text, annotations, object);
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

        @Override
        public Image annotations(Annotations hints) {
            return new Image(data, mimeType, hints, meta);
        }

        @Override
        public Image meta(JsonObject object) {
            return new Image(data, mimeType, annotations, object);
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

        @Override
        public Audio annotations(Annotations hints) {
            return new Audio(data, mimeType, hints, meta);
        }

        @Override
        public Audio meta(JsonObject object) {
            return new Audio(data, mimeType, annotations, object);
        }
    }

    record EmbeddedResource(ResourceContents resource, Annotations annotations, JsonObject meta) implements Content {
        public EmbeddedResource {
            Objects.requireNonNull(resource);
            Objects.requireNonNull(annotations);
            Objects.requireNonNull(meta);
        }

        @Override
        public EmbeddedResource annotations(Annotations hints) {
            return new EmbeddedResource(resource, hints, meta);
        }

        @Override
        public EmbeddedResource meta(JsonObject object) {
            return new EmbeddedResource(resource, annotations, object);
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
        return ResourceLink.to(uri, name);
    }

    static EmbeddedResource resource(ResourceContents contents) {
        return new EmbeddedResource(contents, Annotations.NONE, JsonObject.EMPTY);
    }
}
