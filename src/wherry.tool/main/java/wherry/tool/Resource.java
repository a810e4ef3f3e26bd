package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// Data that a client may read by its URI (specification: server/resources).
///
/// @param uri  absolute; unique in the server
/// @param name for programs; `title` is for people
/// @param size in bytes, before any encoding
public record Resource(String uri, String name, Optional<String> title, Optional<String> description,
        Optional<String> mimeType, Optional<Long> size, Annotations annotations, List<Icon> icons, JsonObject meta,
        ResourceReader reader) {

    public Resource {
        if (!uri.matches("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("resource '" + uri + "' should be an absolute URI");
        }
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Objects.requireNonNull(mimeType);
        Objects.requireNonNull(size);
        Objects.requireNonNull(annotations);
        icons = List.copyOf(icons);
        Objects.requireNonNull(meta);
        Objects.requireNonNull(reader);
    }

    public static Resource of(String uri, String name, String description, String mimeType, ResourceReader reader) {
        return new Resource(uri, name, Optional.empty(), Optional.of(description), Optional.of(mimeType), Optional.empty(),
                Annotations.NONE, List.of(), JsonObject.EMPTY, reader);
    }
}
