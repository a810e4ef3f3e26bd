package wherry.json.schema;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a reference leads: to a document and, when the fragment is not empty, into it.
///
/// @param document  an absolute URI, or a relative one where the schema gives itself none
/// @param fragment  decoded; a JSON pointer, the name of an anchor, or empty
record SchemaUri(String document, String fragment) {

    /// Resolves a reference against a base (RFC 3986); empty when it is no URI reference.
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
        // URI.resolve glues a path to a host that has none.
        boolean bare = from.getRawAuthority() != null && from.getRawPath().isEmpty();
        return (bare ? URI.create(base + "/") : from).resolve(to).toString();
    }

    private static String decode(String fragment) {
        return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
