package wherry.json.schema;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The target of a reference: a document, or a part of it when the fragment is not empty.
///
/// @param document  an absolute URI, or a relative one when the schema has no absolute one
/// @param fragment  decoded; a JSON pointer, the name of an anchor, or empty
record SchemaUri(String document, String fragment) {

    /// Resolves a reference against a base (RFC 3986); empty when it is not a URI reference.
    static Optional<SchemaUri> of(String base, String reference) {
        int hash = reference.indexOf('#');
        String path = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        try {
            return Optional.of(new SchemaUri(resolve(base, path), decode(fragment)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String resolve(String base, String path) {
        if (path.isEmpty()) {
            return base;
        }
        URI to = URI.create(path);
        if (base.isEmpty() || to.isAbsolute()) {
            return path;
        }
        URI from = URI.create(base);
        // URI.resolve appends the path to the host when the base has no path.
        boolean bare = from.getRawAuthority() != null && from.getRawPath().isEmpty();
        return (bare ? URI.create(base + "/") : from).resolve(to).toString();
    }

    private static String decode(String fragment) {
        return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
