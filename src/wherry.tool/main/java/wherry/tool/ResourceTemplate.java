package wherry.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonObject;

/// A family of resources, named by a URI template (RFC 6570).
///
/// Immutable: each method that says something of the template gives a template of which that is said as well, in any order.
public final class ResourceTemplate {
    private final UriTemplate uriTemplate;
    private final String name;
    // Set before a method gives its copy away, and never after. Null where nothing is said.
    private String title;
    private String description;
    private String mimeType;
    private Annotations annotations = Annotations.NONE;
    private List<Icon> icons = List.of();
    private JsonObject meta = JsonObject.EMPTY;
    private Set<String> scopes = Set.of();
    private Map<String, Completer> completers = Map.of();
    private ResourceReader reader;

    private ResourceTemplate(UriTemplate uriTemplate, String name) {
        this.uriTemplate = uriTemplate;
        this.name = name;
    }

    /// @param uriTemplate such as `notes://{id}`; unique in the server
    /// @param name        for programs; [#title(String)] is for people
    /// @throws IllegalArgumentException when it is no URI template
    public static ResourceTemplate at(String uriTemplate, String name) {
        return new ResourceTemplate(UriTemplate.parse(uriTemplate), Objects.requireNonNull(name));
    }

    private ResourceTemplate copy() {
        var copy = new ResourceTemplate(uriTemplate, name);
        copy.title = title;
        copy.description = description;
        copy.mimeType = mimeType;
        copy.annotations = annotations;
        copy.icons = icons;
        copy.meta = meta;
        copy.scopes = scopes;
        copy.completers = completers;
        copy.reader = reader;
        return copy;
    }

    /// A name for people.
    public ResourceTemplate title(String text) {
        ResourceTemplate copy = copy();
        copy.title = Objects.requireNonNull(text);
        return copy;
    }

    public ResourceTemplate description(String text) {
        ResourceTemplate copy = copy();
        copy.description = Objects.requireNonNull(text);
        return copy;
    }

    public ResourceTemplate mimeType(String type) {
        ResourceTemplate copy = copy();
        copy.mimeType = Objects.requireNonNull(type);
        return copy;
    }

    public ResourceTemplate annotations(Annotations hints) {
        ResourceTemplate copy = copy();
        copy.annotations = Objects.requireNonNull(hints);
        return copy;
    }

    /// One more icon.
    public ResourceTemplate icon(Icon icon) {
        ResourceTemplate copy = copy();
        copy.icons = Stream.concat(icons.stream(), Stream.of(icon)).toList();
        return copy;
    }

    /// A member of `_meta`.
    public ResourceTemplate meta(String key, Json value) {
        ResourceTemplate copy = copy();
        copy.meta = meta.toBuilder().put(key, value).build();
        return copy;
    }

    /// One more scope that a caller with an access token needs to read one of these.
    ///
    /// @throws IllegalArgumentException when it is no scope as RFC 6749 writes one
    public ResourceTemplate scope(String scope) {
        ResourceTemplate copy = copy();
        copy.scopes = Scopes.and(scopes, scope);
        return copy;
    }

    /// What offers values of a variable while a user types one.
    public ResourceTemplate completing(String variable, Completer code) {
        if (!uriTemplate.variables().contains(variable)) {
            throw new IllegalArgumentException("template " + uriTemplate + " has no variable '" + variable + "'");
        }
        var more = new HashMap<>(completers);
        more.put(variable, code);
        ResourceTemplate copy = copy();
        copy.completers = Map.copyOf(more);
        return copy;
    }

    /// The code behind it, which each template needs.
    public ResourceTemplate reader(ResourceReader code) {
        ResourceTemplate copy = copy();
        copy.reader = Objects.requireNonNull(code);
        return copy;
    }

    public UriTemplate uriTemplate() {
        return uriTemplate;
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

    /// By variable.
    public Map<String, Completer> completers() {
        return completers;
    }

    /// @throws IllegalArgumentException when it has none
    public ResourceReader reader() {
        if (reader == null) {
            throw new IllegalArgumentException("resource template " + uriTemplate + " has no reader; add .reader(…)");
        }
        return reader;
    }
}
