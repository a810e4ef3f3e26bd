package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// A pointer to a resource that the client may read; since 2025-06-18.
///
/// Immutable: each method that says something of the link gives a link of which that is said as well, in any order.
public final class ResourceLink implements Content {
    private final String uri;
    private final String name;
    // Set before a method gives its copy away, and never after. Null where nothing is said.
    private String title;
    private String description;
    private String mimeType;
    private Long size;
    private Annotations annotations = Annotations.NONE;
    private JsonObject meta = JsonObject.EMPTY;

    private ResourceLink(String uri, String name) {
        this.uri = Objects.requireNonNull(uri);
        this.name = Objects.requireNonNull(name);
    }

    public static ResourceLink to(String uri, String name) {
        return new ResourceLink(uri, name);
    }

    private ResourceLink copy() {
        var copy = new ResourceLink(uri, name);
        copy.title = title;
        copy.description = description;
        copy.mimeType = mimeType;
        copy.size = size;
        copy.annotations = annotations;
        copy.meta = meta;
        return copy;
    }

    /// A name for people.
    public ResourceLink title(String text) {
        ResourceLink copy = copy();
        copy.title = Objects.requireNonNull(text);
        return copy;
    }

    public ResourceLink description(String text) {
        ResourceLink copy = copy();
        copy.description = Objects.requireNonNull(text);
        return copy;
    }

    public ResourceLink mimeType(String type) {
        ResourceLink copy = copy();
        copy.mimeType = Objects.requireNonNull(type);
        return copy;
    }

    /// In bytes, before any encoding.
    public ResourceLink size(long bytes) {
        ResourceLink copy = copy();
        copy.size = bytes;
        return copy;
    }

    @Override
    public ResourceLink annotations(Annotations hints) {
        ResourceLink copy = copy();
        copy.annotations = Objects.requireNonNull(hints);
        return copy;
    }

    @Override
    public ResourceLink meta(JsonObject object) {
        ResourceLink copy = copy();
        copy.meta = Objects.requireNonNull(object);
        return copy;
    }

    public String uri() {
        return uri;
    }

    public String name() {
        return name;
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public Optional<String> mimeType() {
        return Optional.ofNullable(mimeType);
    }

    public Optional<Long> size() {
        return Optional.ofNullable(size);
    }

    @Override
    public Annotations annotations() {
        return annotations;
    }

    @Override
    public JsonObject meta() {
        return meta;
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(uri, name, title, description, mimeType, size, annotations, meta);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceLink that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "ResourceLink" + parts();
    }
}
