package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonObject;

/// Data that a client may read by its URI (specification: server/resources).
///
/// Immutable: each method that says something of the resource gives a resource of which that is said as well, in any order.
public final class Resource {
    private final String uri;
    private final String name;
    // Set before a method gives its copy away, and never after. Null where nothing is said.
    private String title;
    private String description;
    private String mimeType;
    private Long size;
    private Annotations annotations = Annotations.NONE;
    private List<Icon> icons = List.of();
    private JsonObject meta = JsonObject.EMPTY;
    private Set<String> scopes = Set.of();
    private ResourceReader reader;

    private Resource(String uri, String name) {
        this.uri = uri;
        this.name = name;
    }

    /// @param uri  absolute; unique in the server
    /// @param name for programs; [#title(String)] is for people
    public static Resource at(String uri, String name) {
        if (!uri.matches("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("resource '" + uri + "' should be an absolute URI");
        }
        return new Resource(uri, Objects.requireNonNull(name));
    }

    private Resource copy() {
        var copy = new Resource(uri, name);
        copy.title = title;
        copy.description = description;
        copy.mimeType = mimeType;
        copy.size = size;
        copy.annotations = annotations;
        copy.icons = icons;
        copy.meta = meta;
        copy.scopes = scopes;
        copy.reader = reader;
        return copy;
    }

    /// A name for people.
    public Resource title(String text) {
        Resource copy = copy();
        copy.title = Objects.requireNonNull(text);
        return copy;
    }

    public Resource description(String text) {
        Resource copy = copy();
        copy.description = Objects.requireNonNull(text);
        return copy;
    }

    public Resource mimeType(String type) {
        Resource copy = copy();
        copy.mimeType = Objects.requireNonNull(type);
        return copy;
    }

    /// In bytes, before any encoding.
    public Resource size(long bytes) {
        Resource copy = copy();
        copy.size = bytes;
        return copy;
    }

    public Resource annotations(Annotations hints) {
        Resource copy = copy();
        copy.annotations = Objects.requireNonNull(hints);
        return copy;
    }

    /// One more icon.
    public Resource icon(Icon icon) {
        Resource copy = copy();
        copy.icons = Stream.concat(icons.stream(), Stream.of(icon)).toList();
        return copy;
    }

    /// A member of `_meta`.
    public Resource meta(String key, Json value) {
        Resource copy = copy();
        copy.meta = meta.toBuilder().put(key, value).build();
        return copy;
    }

    /// One more scope that a caller with an access token needs to read it.
    ///
    /// @throws IllegalArgumentException when it is no scope as RFC 6749 writes one
    public Resource scope(String scope) {
        Resource copy = copy();
        copy.scopes = Scopes.and(scopes, scope);
        return copy;
    }

    /// The code behind it, which each resource needs.
    public Resource reader(ResourceReader code) {
        Resource copy = copy();
        copy.reader = Objects.requireNonNull(code);
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

    public Annotations annotations() {
        return annotations;
    }

    public List<Icon> icons() {
        return icons;
    }

    public JsonObject meta() {
        return meta;
    }

    /// What a caller needs; in the order in which it was said.
    public Set<String> scopes() {
        return scopes;
    }

    /// @throws IllegalArgumentException when it has none
    public ResourceReader reader() {
        if (reader == null) {
            throw new IllegalArgumentException("resource " + uri + " has no reader; add .reader(…)");
        }
        return reader;
    }
}
