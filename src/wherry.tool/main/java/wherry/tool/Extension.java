package wherry.tool;

import java.util.List;
import java.util.Objects;
import wherry.json.JsonObject;

/// An extension of the protocol that a capability brings (specification: basic/versioning, Extension Negotiation).
/// Revision 2026-07-28 alone has extensions; older clients do not see it.
///
/// @param identifier with a prefix, such as `com.example/thing`
/// @param settings   what is declared under the identifier in the server's capabilities; may be empty
public record Extension(String identifier, JsonObject settings, List<ExtensionMethod> methods) {

    public Extension {
        if (!identifier.matches("[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\\.[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*/[a-zA-Z0-9._-]+")) {
            throw new IllegalArgumentException("extension '" + identifier + "' should look like com.example/name");
        }
        Objects.requireNonNull(settings);
        methods = List.copyOf(methods);
    }
}
