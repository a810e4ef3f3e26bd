package wherry.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonObject;

/// A family of resources, named by a URI template (RFC 6570).
///
/// @param completers by variable: what to offer while a user types its value
public record ResourceTemplate(UriTemplate uriTemplate, String name, Optional<String> title, Optional<String> description,
        Optional<String> mimeType, Annotations annotations, List<Icon> icons, JsonObject meta,
        Map<String, Completer> completers, ResourceReader reader) {

    public ResourceTemplate {
        Objects.requireNonNull(uriTemplate);
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Objects.requireNonNull(mimeType);
        Objects.requireNonNull(annotations);
        icons = List.copyOf(icons);
        Objects.requireNonNull(meta);
        completers = Map.copyOf(completers);
        for (String variable : completers.keySet()) {
            if (!uriTemplate.variables().contains(variable)) {
                throw new IllegalArgumentException("template " + uriTemplate + " has no variable '" + variable + "'");
            }
        }
        Objects.requireNonNull(reader);
    }

    public static ResourceTemplate of(String uriTemplate, String name, String description, String mimeType,
            ResourceReader reader) {
        return new ResourceTemplate(UriTemplate.parse(uriTemplate), name, Optional.empty(), Optional.of(description),
                Optional.of(mimeType), Annotations.NONE, List.of(), JsonObject.EMPTY, Map.of(), reader);
    }

    public ResourceTemplate completing(String variable, Completer completer) {
        var more = new HashMap<>(completers);
        more.put(variable, completer);
        return new ResourceTemplate(uriTemplate, name, title, description, mimeType, annotations, icons, meta, more, reader);
    }
}
